/** One thing known of one customer: a number, a category, a yes or no; null, undefined and '' say that it is not known. */
export type FeatureValue = number | string | boolean | null | undefined

/** What is known of one customer, by feature. */
export type FeatureRow = Readonly<Record<string, FeatureValue>>

/** What is known of many customers: a row each, or a column per feature (all of one length). */
export type FeatureTable = readonly FeatureRow[] | Readonly<Record<string, ArrayLike<FeatureValue>>>

/** A table by column. */
export type FeatureColumns = { rows: number; columns: ReadonlyMap<string, ArrayLike<FeatureValue>> }

/**
 * The table by column, whichever way it was handed in.
 *
 * @param names the columns wanted; those of the table (of its first row) unless given. Missing ones count as not known
 * @throws RangeError when columns differ in length
 */
export function columnsOf(table: FeatureTable, names?: readonly string[]): FeatureColumns {
  if (isRows(table)) {
    const wanted = names ?? Object.keys(table[0] ?? {})
    return {
      rows: table.length,
      columns: new Map(wanted.map((name) => [name, table.map((row) => row[name])])),
    }
  }
  const rows = Object.values(table)[0]?.length ?? 0
  for (const [name, column] of Object.entries(table)) {
    if (column.length !== rows)
      throw new RangeError(`${name} must have ${rows} rows like the first column, but has ${column.length}`)
  }
  const nothing = { length: rows }
  return {
    rows,
    columns: new Map((names ?? Object.keys(table)).map((name) => [name, table[name] ?? nothing])),
  }
}

function isRows(table: FeatureTable): table is readonly FeatureRow[] {
  return Array.isArray(table)
}

/** Whether nothing is known here. */
export function isUnknown(value: FeatureValue): value is null | undefined | '' {
  return value === undefined || value === null || value === ''
}
