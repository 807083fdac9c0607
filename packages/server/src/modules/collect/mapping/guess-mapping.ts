import { cellKinds } from '../cells/cell-kinds.ts'
import { detectDateOrder } from '../cells/parse-date.ts'
import type { CellKind, ImportField, Mapping } from './import-field.ts'

/** One column of the file as the preview shows it. */
export interface SampledColumn {
  /** Header text, or the 0-based index as text where there is no header. */
  name: string
  /** Cells of the first rows. */
  samples: readonly string[]
}

/**
 * Guesses which column fills which field: by name first, the best synonym winning, and only when the cells fit the field; then, for files
 * whose names say nothing, by what the cells are.
 */
export function guessMapping(columns: readonly SampledColumn[], fields: readonly ImportField[]): Mapping {
  const mapping: Mapping = {}
  const taken = new Set<string>()
  for (const { column, field } of rankedByName(columns, fields)) {
    if (mapping[column.name] !== undefined || taken.has(field.key)) continue
    if (!fits(field, column.samples)) continue
    mapping[column.name] = field.key
    taken.add(field.key)
  }
  for (const field of fields) {
    // The day of a sale is told by its cells; a day of a person may be any: a birthday, or when they last came.
    if (taken.has(field.key) || (field.key !== 'date' && field.cell !== 'email')) continue
    const column = columns.find(
      ({ name, samples }) => mapping[name] === undefined && isPlainly(field.cell, samples),
    )
    if (!column) continue
    mapping[column.name] = field.key
    taken.add(field.key)
  }
  return mapping
}

/** Column and field pairs whose names agree, the most telling first. */
function rankedByName(columns: readonly SampledColumn[], fields: readonly ImportField[]) {
  const pairs = columns.flatMap((column) => {
    const name = plainName(column.name)
    return fields.flatMap((field) => {
      const rank = field.synonyms.indexOf(name)
      return rank < 0 ? [] : [{ column, field, rank }]
    })
  })
  return pairs.sort((a, b) => a.rank - b.rank)
}

/** Column name in lower case with letters and digits only: "Invoice No." → `invoiceno`. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Tells whether cells can fill a field at all; empty samples always can. */
function fits({ cell, options }: ImportField, samples: readonly string[]): boolean {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => sample !== '')
  if (filled.length === 0) return true
  return cellKinds[cell].fits(filled) && (options === undefined || areChoices(filled, options))
}

/** At least half of them are among what may be chosen. */
function areChoices(filled: readonly string[], options: NonNullable<ImportField['options']>): boolean {
  const known = new Set(options.flatMap(({ value, label }) => [plainName(value), plainName(label)]))
  return filled.filter((sample) => known.has(plainName(sample))).length >= filled.length / 2
}

function isPlainly(cell: CellKind, samples: readonly string[]): boolean {
  const filled = samples.filter((sample) => sample.trim() !== '')
  if (filled.length === 0) return false
  if (cell === 'email') return filled.every((sample) => /^\S+@\S+\.\S+$/.test(sample.trim()))
  return filled.every((sample) => /\d/.test(sample)) && looksDated(filled)
}

const looksDated = (samples: readonly string[]): boolean =>
  samples.every((sample) =>
    /^\d{4}[-./]\d|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|^(19|20)\d{6}$/.test(sample.trim()),
  ) && detectDateOrder(samples) !== undefined
