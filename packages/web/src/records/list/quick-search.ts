import { both, type Condition } from '@regulars/model'
import type { DescribedObject } from '../objects/described-object.ts'

/** The filter together with the words of the quick search, which may stand in any field that can be searched. */
export function withWords(
  object: DescribedObject,
  filter: Condition | undefined,
  words: string | undefined,
): Condition | undefined {
  const typed = words?.trim()
  if (!typed) return filter
  const known = object.fields.filter(
    ({ key, searchable, operators }) =>
      operators.includes('contains') && (searchable || key === object.title),
  )
  if (known.length === 0) return filter
  return both(filter, { any: known.map(({ key }) => ({ field: key, op: 'contains', value: typed })) })
}
