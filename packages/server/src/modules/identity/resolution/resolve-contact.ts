import { type IdentifierKind, identifierKindNames } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { GivenIdentifier } from './given-identifier.ts'

/** An identifier that is known of somebody. */
export interface KnownIdentifier {
  id: string
  contactId: string
  kind: IdentifierKind
  value: string
  verified: boolean
  shared: boolean
  /** Whether it can say alone who somebody is. */
  decides: boolean
}

/** Who somebody is, by their identifiers. */
export interface Resolution {
  /** The person; null when nobody can be named with certainty. */
  contactId: string | null
  /** The identifier that decided. */
  decidedBy: KnownIdentifier | null
  /** Those that name somebody else with the same certainty: perhaps the two are one and the same. */
  conflicts: KnownIdentifier[]
  /** Everything that is known of the identifiers. */
  known: KnownIdentifier[]
}

/**
 * Says who somebody is. Identifiers decide that are personal and verified, or by which the business itself tells people apart (e-mail address and
 * customer number of a person are unique). Where they name different people the more telling kind decides, and the rest are conflicts; where even that
 * names two, nobody is named. Nobody is ever merged.
 */
export async function resolveContact(ctx: Ctx, given: readonly GivenIdentifier[]): Promise<Resolution> {
  const known = await knownIdentifiers(ctx, given)
  const deciding = known.filter(({ decides }) => decides).toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))
  const [first] = deciding
  const rivals = deciding.filter(({ contactId }) => contactId !== first?.contactId)
  if (!first || rivals.some(({ kind }) => kind === first.kind))
    return { contactId: null, decidedBy: null, conflicts: rivals.length > 0 ? deciding : [], known }
  return { contactId: first.contactId, decidedBy: first, conflicts: rivals, known }
}

const rankOf = (kind: IdentifierKind): number => identifierKindNames.indexOf(kind)

/** Whether an identifier, under the name `identifier`, can say alone who somebody is. */
export const decidesSql = sql<boolean>`
  not identifier.shared and (identifier.verified or coalesce(identifier.field in ('email', 'customerNumber'), false))`

async function knownIdentifiers({ db }: Ctx, given: readonly GivenIdentifier[]): Promise<KnownIdentifier[]> {
  const { rows } = await sql<KnownIdentifier>`
    select identifier.id, identifier.contact_id as "contactId", identifier.kind, identifier.value, identifier.verified,
      identifier.shared, ${decidesSql} as decides
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (kind text, value text)
    join identifier on identifier.kind = given.kind and lower(identifier.value) = lower(given.value)
    join contact on contact.id = identifier.contact_id and contact.deleted_at is null
    order by identifier.created_at, identifier.id limit 200`.execute(db)
  return rows
}
