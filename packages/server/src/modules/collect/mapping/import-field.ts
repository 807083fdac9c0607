/** What the cells of a column must be to fill a field. */
export type CellKind =
  | 'text'
  | 'name'
  | 'number'
  | 'money'
  | 'date'
  | 'email'
  | 'phone'
  | 'country'
  | 'channel'
  | 'currency'
  | 'id'

/** A field that a column of a file can fill. */
export interface ImportField {
  key: string
  label: string
  description?: string
  cell: CellKind
  /** For a choice: what may be chosen, so that a column of something else is not taken for it. */
  options?: ReadonlyArray<{ value: string; label: string }>
  /** Column names that mean this field, in lower case without signs: "invoice no" is written `invoiceno`. Best first. */
  synonyms: readonly string[]
}

/** Which column fills which field: column name, or 0-based index where there is no header → field key. */
export type Mapping = Record<string, string>
