import { createHash } from 'node:crypto'
import type { Fix } from '../fixes/fix.ts'
import type { Mapping } from '../mapping/import-field.ts'
import { recogniseProgram } from '../programs/recognise-program.ts'
import type { ImportOptions } from './import-options.ts'

/** How the columns of a file are read, and who says so. */
export interface Reading {
  /** Undefined: to be guessed. */
  mapping?: Mapping | undefined
  fixes: readonly Fix[]
  match?: readonly string[] | undefined
  mode?: ImportOptions['mode']
  twins?: ImportOptions['twins']
  leaveEmpty?: ImportOptions['leaveEmpty']
  /** Absent when the caller said it, or nobody. */
  recognised?: Recognised | undefined
}

/** Why a file needs no questions: a program is known to write such, or one like it was read before. */
export type Recognised = { by: 'program'; label: string } | { by: 'memory'; fileName: string; at: Date }

/** How a file with the same header was read the last time. */
export interface RememberedReading
  extends Pick<ImportOptions, 'mapping' | 'fixes' | 'match' | 'mode' | 'twins' | 'leaveEmpty'> {
  fileName: string
  at: Date
}

/** Finds how a file with this header was read before as this kind. */
export type Recall = (kind: string, signature: string) => Promise<RememberedReading | undefined>

/** What the caller says goes first, then what was done with such a file before, then what is known of the program that wrote it. */
export async function chooseReading(
  kind: string,
  columns: readonly string[],
  options: ImportOptions,
  recall: Recall | undefined,
): Promise<Reading> {
  if (options.mapping || options.fixes) return { mapping: options.mapping, fixes: options.fixes ?? [] }
  const signature = headerSignature(columns)
  const remembered = options.fresh || !signature ? undefined : await recall?.(kind, signature)
  if (remembered) {
    const { fileName, at, fixes = [], ...rest } = remembered
    return { ...rest, fixes, recognised: { by: 'memory', fileName, at } }
  }
  const known = recogniseProgram(columns)
  if (known?.program.kind !== kind) return { fixes: [] }
  const recognised: Recognised = { by: 'program', label: known.program.label }
  return { mapping: known.mapping, fixes: known.fixes, recognised }
}

/** Tells files with the same columns by one word; undefined for files that do not name their columns. */
export function headerSignature(columns: readonly string[]): string | undefined {
  if (columns.every((name) => /^\d+$/.test(name))) return undefined
  const names = columns.map((name) => name.trim().toLowerCase())
  return createHash('sha256').update(JSON.stringify(names)).digest('hex')
}
