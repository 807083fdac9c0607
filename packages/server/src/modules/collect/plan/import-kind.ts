import type { CellSetting } from '../cells/cell-kinds.ts'
import type { ImportField } from '../mapping/import-field.ts'
import type { TwinChoice } from './import-options.ts'

/** Column index by field key. */
export type ColumnPlan = Readonly<Record<string, number>>

/** What reading a row gives: its value, with the labels of fields left empty because their cells could not be read, or sentences saying why it is rejected. */
export type RowResult<V> =
  | { ok: true; value: V; emptied?: readonly string[] }
  | { ok: false; problems: string[] }

/** One kind of import: which fields its columns can fill and how a row is read. A new kind is one such value in the list. */
export interface ImportKind<V = unknown> {
  key: string
  label: string
  fields: readonly ImportField[]
  /** Fields by which a row recognises its record unless the caller says otherwise; absent where nobody may say. */
  matchBy?: readonly string[]
  /** What may become of rows that look like a record that is there; absent where nobody can tell. */
  twinChoices?: readonly TwinChoice[]
  /** What a mapping lacks, one sentence each; empty when it will do. */
  lacks(mapped: ReadonlySet<string>): string[]
  reader(columns: ColumnPlan, setting: CellSetting): (cells: readonly string[]) => RowResult<V>
}

/** Fields that a row can be matched by: what is written as text and means one thing. */
export function matchChoices({ fields, matchBy }: ImportKind): string[] {
  if (!matchBy) return []
  const more = fields.filter(({ cell, options }) => /^(text|email|phone|id)$/.test(cell) && !options)
  return [...new Set([...matchBy, ...more.map(({ key }) => key)])]
}
