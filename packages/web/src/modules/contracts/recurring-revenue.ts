import { apiQuery } from '../../app/api-query.ts'

/** A month of recurring revenue; amounts a month in minor units of the business. */
export interface RecurringMonth {
  month: string
  opening: number
  gained: number
  expanded: number
  contracted: number
  churned: number
  closing: number
  customers: number
  gainedCustomers: number
  churnedCustomers: number
}

export interface RecurringRevenue {
  currency: string
  now: string
  months: RecurringMonth[]
  foreign: number
}

export const recurringRevenueQuery = (months: number) => ({
  ...apiQuery<RecurringRevenue>('sales/recurring-revenue', { months }),
  meta: { topics: ['contracts', 'contract-lines', 'contract-pauses'] },
})
