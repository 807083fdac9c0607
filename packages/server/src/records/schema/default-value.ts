import type { Column } from '../columns/column.ts'

/** The SQL expression of a column's value when none is given; undefined = none. */
export function defaultOf({ key, field }: Column): string | undefined {
  if (field.system) return systemDefaults[key]
  const value = field.default
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoteText(value)
  throw new RangeError(`The default of the field "${key}" must be a text, a number or a yes or no.`)
}

const systemDefaults: Record<string, string> = { createdAt: 'now()', updatedAt: 'now()', version: '1' }

/** A text as an SQL literal. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`
