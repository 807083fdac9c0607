import { csvRecords, readDataSet } from './data-sets.ts'

/** The 7,043 customers of the Telco churn data: what is known of each, and who left. */
export function telcoCustomers(): { rows: Record<string, string | number | null>[]; churned: number[] } {
  const numbers = new Set(['SeniorCitizen', 'tenure', 'MonthlyCharges', 'TotalCharges'])
  const records = csvRecords(readDataSet('telco-churn/Telco-Customer-Churn.csv'))
  const rows = records.map(({ customerID: _, Churn: __, ...known }) => {
    const cell = ([name, text]: [string, string]) => [
      name,
      text === '' ? null : numbers.has(name) ? Number(text) : text,
    ]
    return Object.fromEntries(Object.entries(known).map(cell))
  })
  return { rows, churned: records.map(({ Churn }) => (Churn === 'Yes' ? 1 : 0)) }
}
