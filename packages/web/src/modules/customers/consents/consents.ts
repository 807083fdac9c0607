import { channelOptions } from '@regulars/model'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'

/** Something somebody said about hearing from us. */
export interface Consent {
  id: string
  channel: string
  state: 'given' | 'withdrawn'
  source: string | null
  decidedAt: string
}

/** Ways by which one writes to people of one's own accord. */
const writtenBy = ['email', 'sms', 'phone', 'letter']

/** What was said last, way by way; undefined where nobody asked. */
export function latestByChannel(consents: readonly Consent[]) {
  const said = new Set(consents.map(({ channel }) => channel))
  return channelOptions
    .filter(({ value }) => writtenBy.includes(value) || said.has(value))
    .toSorted((a, b) => rank(a.value) - rank(b.value))
    .map(({ value, label }) => ({
      channel: value,
      label,
      latest: consents
        .filter(({ channel }) => channel === value)
        .toSorted((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1))[0],
    }))
}

function rank(channel: string): number {
  const at = writtenBy.indexOf(channel)
  return at < 0 ? writtenBy.length : at
}

export function consentsQuery(contactId: string) {
  return apiQuery<ListPage<Consent>>('consents', {
    filter: { field: 'contact', op: 'is', value: contactId },
    sort: '-decidedAt',
    limit: 100,
  })
}

/** Whether an address must not be written to, whatever was agreed. */
export function suppressionQuery(address: string) {
  return apiQuery<ListPage<{ id: string; reason: string }>>('suppressions', {
    filter: { field: 'address', op: 'is', value: address },
    limit: 1,
  })
}
