import { type LinkColumn, levelOf } from './comparison.ts'

/** The levels of all fields of a pair in one number, so that equal patterns can be counted instead of listed. */
export type PatternSpace = {
  columns: readonly LinkColumn[]
  /** How many levels each field has, missing not counted. */
  levelCounts: readonly number[]
}

/** Different patterns and how many pairs show each. */
export type PatternCounts = {
  /** Levels of each field, −1 = missing. */
  patterns: Int8Array[]
  counts: Float64Array
}

/** @throws RangeError when so many fields have so many levels that a pattern does not fit a number exactly */
export function patternSpace(columns: readonly LinkColumn[], levelCounts: readonly number[]): PatternSpace {
  const size = levelCounts.reduce((product, count) => product * (count + 1), 1)
  if (size > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`fields must allow at most 2^53 patterns of agreement, but allow ${size}`)
  }
  return { columns, levelCounts }
}

/** The pattern of a pair as one number: mixed radix, digit 0 = missing. */
export function patternCode({ columns, levelCounts }: PatternSpace, left: number, right: number): number {
  let code = 0
  for (let field = 0; field < columns.length; field++) {
    code = code * (levelCounts[field]! + 1) + levelOf(columns[field]!, left, right) + 1
  }
  return code
}

/** Back from the number to the level of each field, −1 = missing. */
export function patternLevels({ levelCounts }: PatternSpace, code: number): Int8Array {
  const levels = new Int8Array(levelCounts.length)
  let rest = code
  for (let field = levelCounts.length - 1; field >= 0; field--) {
    const radix = levelCounts[field]! + 1
    levels[field] = (rest % radix) - 1
    rest = Math.floor(rest / radix)
  }
  return levels
}

/** Collapses pairs to patterns: `visitPairs` calls back with each pair. */
export function countPatterns(
  space: PatternSpace,
  visitPairs: (visit: (left: number, right: number) => void) => void,
): PatternCounts {
  const countByCode = new Map<number, number>()
  visitPairs((left, right) => {
    const code = patternCode(space, left, right)
    countByCode.set(code, (countByCode.get(code) ?? 0) + 1)
  })
  return {
    patterns: Array.from(countByCode.keys(), (code) => patternLevels(space, code)),
    counts: Float64Array.from(countByCode.values()),
  }
}
