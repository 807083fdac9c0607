import type { Condition, ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import type { ListQuery } from '../read/list.ts'
import type { Selection } from '../read/selection.ts'
import { readFilter, shortFilter } from './read-filter.ts'

/** The parameters of an address as they come. */
export type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** Most records on a page. */
export const longestPage = 200

/** Parameters that are no short filter. */
const reserved = new Set(['filter', 'segment', 'deleted', 'sort', 'limit', 'cursor', 'fields', 'include'])

/** Reads which records are meant. @throws Problem `condition.not-readable`, `query.invalid` */
export function readSelection(
  ctx: Ctx,
  object: ObjectDefinition,
  parameters: Parameters,
  further: readonly string[] = [],
): Selection {
  const conditions: Condition[] = []
  const filter = one(parameters, 'filter')
  if (filter !== undefined) conditions.push(readFilter(ctx, object, filter))
  for (const [name, given] of Object.entries(parameters)) {
    if (reserved.has(name) || further.includes(name)) continue
    for (const value of [given].flat()) conditions.push(shortFilter(ctx, object, name, value ?? ''))
  }
  return {
    ...(conditions.length > 0
      ? { filter: conditions.length === 1 ? conditions[0]! : { all: conditions } }
      : {}),
    segment: one(parameters, 'segment'),
    deleted: readYesNo(parameters, 'deleted'),
  }
}

/** Reads what a list is asked for. @throws Problem as `readSelection` does */
export function readListQuery(ctx: Ctx, object: ObjectDefinition, parameters: Parameters): ListQuery {
  return {
    ...readSelection(ctx, object, parameters),
    ...readShape(parameters),
    sort: one(parameters, 'sort'),
    cursor: one(parameters, 'cursor'),
    limit: readLimit(parameters, longestPage) ?? 50,
  }
}

/** Reads which fields and included records are wanted. */
export function readShape(parameters: Parameters): Pick<ListQuery, 'fields' | 'include'> {
  return { fields: readList(parameters, 'fields'), include: readList(parameters, 'include') }
}

/** Refuses parameters that mean nothing here. @throws Problem `query.invalid` */
export function refuseOthers(parameters: Parameters, known: readonly string[]): void {
  const other = Object.keys(parameters).find((name) => !known.includes(name))
  if (other !== undefined)
    throw invalid(other.slice(0, 100), `means nothing here; there are ${known.join(', ')}`)
}

/** Words parted by commas; undefined when none are given. */
export function readList(parameters: Parameters, name: string): string[] | undefined {
  const words = [parameters[name] ?? []].flat().flatMap((value) => value.split(','))
  const filled = words.map((word) => word.trim()).filter((word) => word !== '')
  return filled.length > 0 ? filled : undefined
}

/** A whole number from 1 on. */
export function readLimit(parameters: Parameters, most: number): number | undefined {
  const written = one(parameters, 'limit')
  if (written === undefined) return undefined
  const limit = /^\d{1,6}$/.test(written) ? Number(written) : 0
  if (limit < 1 || limit > most) throw invalid('limit', `must be a whole number from 1 to ${most}`)
  return limit
}

/** Yes or no, no when absent. */
export function readYesNo(parameters: Parameters, name: string): boolean {
  const written = one(parameters, name) ?? 'false'
  if (written !== 'true' && written !== 'false') throw invalid(name, 'must be true or false')
  return written === 'true'
}

/** A parameter that may be given once. */
export function one(parameters: Parameters, name: string): string | undefined {
  const given = parameters[name]
  if (Array.isArray(given)) throw invalid(name, 'may be given only once')
  return given === '' ? undefined : given
}

function invalid(name: string, what: string): Problem {
  return new Problem('query.invalid', { status: 400, title: `The parameter ${name} ${what}.`, field: name })
}
