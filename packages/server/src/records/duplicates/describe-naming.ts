import { type IdentifierKind, identifierKinds, scopeOf, touchpointOptions } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { namedSql } from './name-together.ts'

/** What named the two of a candidate at once. */
export interface Naming {
  type: string
  subject: string | null
  firstKind: string
  secondKind: string
}

/** The first thing that named both, as JSON; null when nothing did. */
export const namingSql = (candidate: string): RawBuilder<Naming | null> => sql<Naming | null>`(
  select json_build_object('type', named.type, 'subject', named.subject, 'firstKind', named.first_kind, 'secondKind', named.second_kind)
  ${namedSql(candidate)} order by named.id limit 1)`

/**
 * That something named both, in a sentence. It tells kinds of identifier, never their values, which may be hidden; what happened is told to those who may read
 * touchpoints.
 *
 * @example 'Both were named by the order placed “1234”: one by the member card, the other by the e-mail address.'
 */
export function describeNaming(
  { actor }: Pick<Ctx, 'actor'>,
  { type, subject, firstKind, secondKind }: Naming,
): string {
  const kinds = [firstKind, secondKind].map((kind) => identifierKinds[kind as IdentifierKind]?.said ?? kind)
  const by =
    kinds[0] === kinds[1]
      ? `each by ${article(kinds[0]!)}`
      : `one by the ${kinds[0]}, the other by the ${kinds[1]}`
  return `Both were named by ${scopeOf(actor.role, 'touchpoint', 'read') === 'none' ? 'one touchpoint' : happened(type, subject)}: ${by}.`
}

function happened(type: string, subject: string | null): string {
  const label = touchpointOptions.find(({ value }) => value === type)?.label ?? type
  const said = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
  return subject ? `the ${said} “${subject}”` : `one ${said}`
}

const article = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
