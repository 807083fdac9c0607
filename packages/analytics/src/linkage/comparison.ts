import { plainText } from './plain-text.ts'

/**
 * How two values of one field are compared: a few levels from "the same" to "different". Each comparison in this folder
 * (`exactValue`, `similarName`, …) makes one; another kind is one more file.
 */
export type Comparison = {
  /** What each level means, for people; the first is equality, the last "different". */
  levels: readonly string[]
  /** Whether agreeing on a rare value counts more than on a frequent one. */
  termFrequency: boolean
  /** So many of the first levels are one value written differently: they weigh at most what equality does, by the rarity of the value. 1 unless given. */
  sameLevels?: number
  /** Makes the values of one field ready to be compared. */
  prepare: (values: readonly unknown[]) => LinkColumn
  /** One value alone ready to be compared; undefined where it is missing. */
  read: (value: unknown) => ReadValue | undefined
  /** Level of two values that were read. */
  compare: (one: ReadValue, two: ReadValue) => number
}

/** A value ready to be compared: equal values have equal labels. */
export type ReadValue = { label: string; prepared: unknown }

/** The prepared values of one field: equal values share a number. */
export type LinkColumn = {
  /** Number of each record's value; −1 where it is missing. */
  ids: Int32Array
  /** Each different value in its prepared form. */
  labels: readonly string[]
  /** Level of two values by their numbers, 0 to levels − 1. */
  compareIds: (one: number, two: number) => number
  /** Numbers of the values of fields from which these follow: beside equal ones they say nothing. */
  followsFrom?: readonly Int32Array[]
}

/** Level of two records in a column; −1 when either value is missing, or says nothing beside what it follows from. */
export function levelOf({ ids, compareIds, followsFrom }: LinkColumn, left: number, right: number): number {
  const one = ids[left]!
  const two = ids[right]!
  if (one < 0 || two < 0) return -1
  if (followsFrom?.some((from) => from[left]! >= 0 && from[left] === from[right])) return -1
  return one === two ? 0 : compareIds(one, two)
}

/**
 * Makes a comparison from what is particular to it.
 *
 * @param parts `read` turns a raw value into what is compared, undefined when it is missing; `label` names that so that equal
 *   values have equal labels; `compare` gives the level of two values whose labels differ
 */
export function comparisonOf<P>(parts: {
  levels: readonly string[]
  termFrequency?: boolean
  sameLevels?: number
  read: (value: unknown) => P | undefined
  label: (prepared: P) => string
  compare: (one: P, two: P) => number
}): Comparison {
  const { levels, termFrequency = false, sameLevels = 1, read, label, compare } = parts
  return {
    levels,
    termFrequency,
    sameLevels,
    prepare(values) {
      const idByLabel = new Map<string, number>()
      const different: P[] = []
      const ids = Int32Array.from(values, (value) => {
        const prepared = read(value)
        if (prepared === undefined) return -1
        const name = label(prepared)
        let id = idByLabel.get(name)
        if (id === undefined) {
          id = different.length
          idByLabel.set(name, id)
          different.push(prepared)
        }
        return id
      })
      const compareIds = (one: number, two: number) => compare(different[one]!, different[two]!)
      return { ids, labels: [...idByLabel.keys()], compareIds }
    },
    read(value) {
      const prepared = read(value)
      return prepared === undefined ? undefined : { label: label(prepared), prepared }
    },
    compare: (one, two) => (one.label === two.label ? 0 : compare(one.prepared as P, two.prepared as P)),
  }
}

/** A text to compare: plain, undefined when empty or absent. Numbers count as texts. */
export function readText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  const text = plainText(String(value))
  return text === '' ? undefined : text
}
