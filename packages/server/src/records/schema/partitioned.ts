import { columnOf, type ObjectDefinition } from '@regulars/model'

/** Objects whose records are so many and so much asked for by time that their table is kept in one part for each year. */
const partitioned: readonly string[] = ['touchpoint']

/** The column by which the table of an object is kept in parts; undefined when it is one table. */
export function timeColumn(object: ObjectDefinition): string | undefined {
  if (!partitioned.includes(object.name) || !object.time) return undefined
  return columnOf(object.time, object.fields[object.time]!)
}
