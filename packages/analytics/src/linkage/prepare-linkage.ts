import { requireCount, requireSameLength } from '../require.ts'
import { type PatternSpace, patternSpace } from './agreement-patterns.ts'
import { type BlockingRule, type Blocks, blocksBy, pairCount } from './blocks.ts'
import type { Comparison, LinkColumn } from './comparison.ts'

/** What to compare, and which records with which. */
export type LinkageTask<R> = {
  /** How each field is compared: property of the record → comparison. */
  fields: Readonly<Record<string, Comparison>>
  /** Fields that follow from others (a town from its postcode): beside equal values of one of those they say nothing. Field → from which. */
  follows?: Readonly<Record<string, readonly string[]>>
  /** Which records are compared with which; each rule is also one pass of learning. */
  blocking: readonly BlockingRule<R>[]
  /** Where each record comes from: then only pairs of different sources are compared. */
  sources?: ArrayLike<string | number>
  /** Most pairs that the blocking rules may give together; 20,000,000 unless given. */
  maxPairs?: number
}

/** Records ready to be compared. */
export type PreparedLinkage = {
  recordCount: number
  names: readonly string[]
  comparisons: readonly Comparison[]
  columns: readonly LinkColumn[]
  space: PatternSpace
  blocks: readonly Blocks[]
  sources: ArrayLike<string | number> | undefined
}

/**
 * Prepares each field once and sorts the records into blocks.
 *
 * @throws RangeError naming the value and its bound: no field, no rule, a rule on an unknown field, too many pairs
 */
export function prepareLinkage<R extends object>(
  records: readonly R[],
  task: LinkageTask<R>,
): PreparedLinkage {
  const { fields, follows, blocking, sources, maxPairs = 20_000_000 } = task
  requireCount('maxPairs', maxPairs, 1)
  if (Object.keys(fields).length === 0)
    throw new RangeError('fields must name at least 1 field, but is empty')
  if (blocking.length === 0) throw new RangeError('blocking must hold at least 1 rule, but is empty')
  if (sources) requireSameLength('records', records, 'sources', sources)
  requireKnownFields(blocking, fields)
  const prepared = prepareFields(records, fields, follows)
  const byName = new Map(prepared.names.map((name, field) => [name, prepared.columns[field]!]))
  const blocks = blocking.map((rule) => blocksBy(rule, records, byName))
  const pairs = blocks.reduce((sum, one) => sum + pairCount(one), 0)
  if (pairs > maxPairs) {
    throw new RangeError(
      `blocking must give at most ${maxPairs} pairs, but gives ${pairs}: use narrower rules`,
    )
  }
  return { ...prepared, blocks, sources }
}

/** Prepares each field once, without saying which records are compared with which. */
export function prepareFields<R extends object>(
  records: readonly R[],
  fields: LinkageTask<R>['fields'],
  follows: LinkageTask<R>['follows'] = {},
): PreparedLinkage {
  const names = Object.keys(fields)
  const followed = followedFields(names, follows)
  const comparisons = names.map((name) => fields[name]!)
  const alone = names.map((name, field) => {
    return comparisons[field]!.prepare(records.map((record) => (record as Record<string, unknown>)[name]))
  })
  const columns = alone.map((column, field) => {
    const followsFrom = followed[field]!.map((from) => alone[from]!.ids)
    return followsFrom.length > 0 ? { ...column, followsFrom } : column
  })
  const levelCounts = comparisons.map(({ levels }) => levels.length)
  const space = patternSpace(columns, levelCounts)
  return { recordCount: records.length, names, comparisons, columns, space, blocks: [], sources: undefined }
}

function requireKnownFields<R>(
  blocking: readonly BlockingRule<R>[],
  fields: Readonly<Record<string, unknown>>,
): void {
  for (const rule of blocking) {
    for (const name of 'key' in rule ? rule.fixes : rule) {
      if (!Object.hasOwn(fields, name))
        throw new RangeError(`blocking must use known fields, but names ${name}`)
    }
  }
}

/** Of each field the places of those from which it follows. @throws RangeError when one of them is unknown */
export function followedFields(
  names: readonly string[],
  follows: Readonly<Record<string, readonly string[]>>,
): number[][] {
  for (const name of Object.entries(follows).flat(2)) {
    if (!names.includes(name)) throw new RangeError(`follows must use known fields, but names ${name}`)
  }
  return names.map((name) => (follows[name] ?? []).map((from) => names.indexOf(from)))
}
