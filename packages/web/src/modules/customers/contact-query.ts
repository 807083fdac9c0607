import { apiQuery } from '../../app/api-query.ts'

/** A person as their page shows them, with what is one to one. Fields that one may not see are absent. */
export interface Contact {
  id: string
  name: string
  email?: string | null
  phone?: string | null
  lifecycle?: string
  companyId?: string | null
  company?: {
    id: string
    name: string
    industry?: string | null
    city?: string | null
    country?: string | null
  } | null
  owner?: { id: string; name: string } | null
  birthday?: string | null
  pronouns?: string | null
  language?: string | null
  preferredChannel?: string | null
  city?: string | null
  country?: string | null
  about?: string | null
  orderCount?: number
  revenue?: number
  firstOrderOn?: string | null
  lastOrderOn?: string | null
  score?: Score | null
}

/** What the models say of a person. Money in minor units of the business. */
export interface Score {
  asOf: string
  recencyDays: number
  purchaseDays: number
  ageDays: number
  gapDays: number | null
  rfmCell: string
  stillCustomer: number | null
  stillCustomerLow: number | null
  stillCustomerHigh: number | null
  expectedOrders365: number | null
  expectedOrders365Low: number | null
  expectedOrders365High: number | null
  lifetimeValue: number | null
  lifetimeValueLow: number | null
  lifetimeValueHigh: number | null
  model: string | null
}

/** One person, with company, owner and estimates. */
export function contactQuery(id: string) {
  return apiQuery<Contact>(`contacts/${id}`, { include: ['company', 'owner', 'score'] })
}
