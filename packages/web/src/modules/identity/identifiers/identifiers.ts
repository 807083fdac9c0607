import { type IdentifierKind, identifierKindNames } from '@regulars/model'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'

/** Something by which a person is known, as the API tells it; without a value to those who may not see it. */
export interface Identifier {
  id: string
  kind: IdentifierKind
  value?: string
  verified: boolean
  shared: boolean
  source: string | null
  firstSeenAt: string | null
  lastSeenAt: string | null
  field: string | null
  createdBy?: { name: string } | null
}

/** By what a person is known. */
export function identifiersQuery(contactId: string) {
  return apiQuery<ListPage<Identifier>>('identifiers', {
    filter: { field: 'contact', op: 'is', value: contactId },
    include: ['createdBy'],
    limit: 200,
  })
}

/** The most telling kinds first; of a kind, what stands in the field of the person before the rest. */
export function inOrder(identifiers: readonly Identifier[]): Identifier[] {
  const rank = ({ kind, field }: Identifier) => identifierKindNames.indexOf(kind) * 2 + (field ? 0 : 1)
  return identifiers.toSorted((a, b) => rank(a) - rank(b) || (a.value ?? '').localeCompare(b.value ?? ''))
}

/** What people read of a value: of devices and card fingerprints, which nobody knows by heart, the beginning. */
export function shownValue({ kind, value }: Pick<Identifier, 'kind' | 'value'>): string {
  if (value === undefined) return 'hidden from you'
  const isLong = (kind === 'device' || kind === 'paymentToken') && value.length > 14
  return isLong ? `${value.slice(0, 12)}…` : value
}

/** Where an identifier was learnt and when it was seen: “From till.csv, first seen 3 March, last seen today.” */
export function saySeen(
  { source, firstSeenAt, lastSeenAt, createdBy }: Identifier,
  near: (at: string) => string,
): string {
  const from = source ? `From ${source}` : createdBy ? `Typed by ${createdBy.name}` : undefined
  const first = firstSeenAt && `first seen ${near(firstSeenAt)}`
  const last = lastSeenAt && lastSeenAt !== firstSeenAt && `last seen ${near(lastSeenAt)}`
  const said = [from, first, last].filter(Boolean).join(', ')
  return said === ''
    ? 'Where it was learnt is not known.'
    : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
