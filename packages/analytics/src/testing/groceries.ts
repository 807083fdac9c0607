import { csvRows, readDataSet } from './data-sets.ts'

/** The 9,835 baskets of the Groceries data, in file order. */
export function groceries(): string[][] {
  return csvRows(readDataSet('groceries/groceries.csv'))
}
