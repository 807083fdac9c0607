import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { useMay } from '../../app/session.ts'

/** One person to talk to, with the facts that say why: `GET /api/v1/today/people`. Money in minor units of the business. */
export interface PersonToday {
  contactId: string
  name: string
  email: string | null
  phone: string | null
  preferredChannel: string | null
  reason: 'late' | 'birthday'
  asOf: string
  lastOrderOn: string
  recencyDays: number
  gapDays: number | null
  purchaseDays: number
  rfmCell: string
  stillCustomer: number | null
  lifetimeValue: number | null
  lifetimeValueLow: number | null
  lifetimeValueHigh: number | null
  birthday: string | null
  favourite: { name: string; orders: number } | null
}

/** Whom a word is worth today. Asked again only when tasks or estimates may have changed it, not with every record. */
export const peopleQuery = {
  ...apiQuery<{ data: PersonToday[] }>('today/people', { limit: 7 }),
  staleTime: 5 * 60_000,
  meta: { topics: ['today'] },
}

/** How many wait for a word, for the sidebar. */
export function usePeopleCount(): number {
  const may = useMay()
  const { data } = useQuery({ ...peopleQuery, enabled: may('contact.read') && may('score.read') })
  return data?.data.length ?? 0
}
