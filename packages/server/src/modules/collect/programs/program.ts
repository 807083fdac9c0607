import type { Fix } from '../fixes/fix.ts'
import type { Mapping } from '../mapping/import-field.ts'

/** A program whose export files are recognised by their header and read without a question. One entry in the list each. */
export interface ExportingProgram {
  key: string
  /** As people know it. */
  label: string
  /** The kind of import its rows are. */
  kind: string
  /** Columns that no other program's files have together; spelt as the program spells them, capitals do not count. */
  header: readonly string[]
  /** Column → field; columns that a file lacks are passed over. */
  mapping: Mapping
  /** What its cells need first; fixes of columns that a file lacks are passed over. */
  fixes?: readonly Fix[]
}
