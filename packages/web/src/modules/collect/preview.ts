import { queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { uploadForm } from '../../app/upload.ts'
import type { RecordRow } from '../../records/objects/described-object.ts'

/** How many records of an object were made, changed and found as they were. */
export interface WrittenCounts {
  created?: number
  updated?: number
  unchanged?: number
}

/** What the rows of a file are: lines of sales, or the path of an object. */
export type RecordKind = string

/** What people bring, in the order in which it is offered; a file of ours may hold others. */
export const usualKinds: readonly RecordKind[] = [
  'transactions',
  'contacts',
  'companies',
  'products',
  'deals',
]

/** What is done to cells before they are read; plain data, kept with the import. */
export type Fix =
  | { fix: 'replace'; column: string; find: string; replacement: string }
  | { fix: 'values'; column: string; values: Record<string, string> }
  | { fix: 'default'; column: string; value: string }
  | { fix: 'splitName'; column: string }
  | { fix: 'split'; column: string; at: string; into: string[] }
  | { fix: 'join'; columns: string[]; between: string; into: string; whole?: boolean }
  | { fix: 'firstFilled'; groups: string[][]; into: string[] }

/** Text that a cell is to hold, by number of its row and name of its column. */
export type Edits = Record<string, Record<string, string>>

/** What was said about a file; everything left out is detected. */
export interface ImportOptions {
  mapping?: Record<string, string>
  fixes?: readonly Fix[]
  edits?: Edits
  fresh?: boolean
  hasHeader?: boolean
  skipRows?: number
  delimiter?: string
  encoding?: string
  dateFormat?: string
  decimal?: '.' | ','
  currency?: string
  match?: string[]
  mode?: ImportMode
  twins?: TwinChoice
  leaveEmpty?: string[]
}

/** What may become of a new row that looks like somebody who is known. */
export type TwinChoice = 'create' | 'skip' | 'complete'

export type ImportMode = 'create' | 'update' | 'both'

export interface PreviewColumn {
  name: string
  field: string | null
  /** Different values among the first rows. */
  samples: string[]
  /** Made by a fix; not in the file. */
  isAdded: boolean
}

export interface PreviewRow {
  rowNumber: number
  cells: string[]
  problems: string[]
}

export interface PreviewField {
  key: string
  label: string
  description?: string
  /** What may be chosen, for a choice. */
  options?: { value: string; label: string }[]
}

/** A file as it would be read; nothing is written yet. */
export interface ImportPreview {
  fileKey: string
  fileName: string
  kind: RecordKind
  columns: PreviewColumn[]
  mapping: Record<string, string>
  fixes: Fix[]
  recognised: { by: 'program'; label: string } | { by: 'memory'; fileName: string; at: string } | null
  options: {
    container: 'text' | 'xlsx' | 'ods' | 'vcard' | 'json'
    hasHeader: boolean
    skipRows: number
    delimiter: string
    encoding: string
    decimal: '.' | ','
    currency: string
    dateOrder: DateOrder
    match: string[]
    mode: ImportMode
    twins: TwinChoice
    leaveEmpty: string[]
  }
  fields: PreviewField[]
  matchChoices: string[]
  /** Empty where nobody can tell whom rows look like. */
  twinChoices: TwinChoice[]
  rows: PreviewRow[]
  /** `about` says what to look at, where there is a mend for it. */
  problems: { kind: 'stops' | 'look'; about?: 'dates' | 'rows'; message: string }[]
  rejectedOfSample: number
  sampleSize: number
  estimatedRows?: number
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** What an import would do, counted by doing it and taking it back. */
export interface DryRun {
  total: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  /** The first that cannot be read, as they stand. */
  rejectedRows: PreviewRow[]
  notes: string[]
  /** Records made and changed, by object. */
  counts: Record<string, WrittenCounts>
}

/** A row that would make a new record, and whom it looks like: a record, or an earlier row. */
export interface FileTwin {
  rowNumber: number
  title: string
  probability: number
  because: string
  isSure: boolean
  record?: RecordRow
  row?: { rowNumber: number; title: string }
}

/** Rows that would make new records, though they look like somebody who is known. */
export interface FileTwins {
  there: number
  within: number
  /** How many of both are likely enough to be left out or to complete others. */
  sure: number
  atLeast: number
  examples: FileTwin[]
}

/** A file that lies on the server, to be looked at in several ways. */
export interface FileAsked {
  fileKey: string
  kind: RecordKind
  options: ImportOptions
}

/** Sends a file for the first time; the answer says what it most likely holds. */
export function sendFile(file: File, onProgress: (share: number) => void) {
  const form = new FormData()
  form.set('file', file)
  return uploadForm<ImportPreview>('imports/preview', form, onProgress)
}

/** The first rows of a file that was sent before, read as one kind and with these options. */
export function previewQuery({ fileKey, kind, options }: FileAsked) {
  return queryOptions({
    queryKey: ['import-preview', fileKey, kind, options],
    queryFn: ({ signal }) =>
      api.post<ImportPreview>('imports/preview', formOf({ fileKey, kind, options }), { signal }),
    staleTime: Infinity,
    retry: false,
    // A file stays as it is, whatever else changes.
    meta: { topics: [] },
  })
}

/** Exactly what an import would do. */
export function dryRunQuery({ fileKey, kind, options }: FileAsked) {
  return queryOptions({
    queryKey: ['import-dry-run', fileKey, kind, options],
    queryFn: ({ signal }) =>
      api.post<DryRun>('imports/dry-run', formOf({ fileKey, kind, options }), { signal }),
    retry: false,
    // Counted against what is there now.
    staleTime: 60_000,
    meta: { topics: [] },
  })
}

/** Whom the rows of a file look like. */
export function twinsQuery({ fileKey, kind, options }: FileAsked) {
  return queryOptions({
    queryKey: ['import-twins', fileKey, kind, options],
    queryFn: ({ signal }) =>
      api.post<FileTwins>('imports/twins', formOf({ fileKey, kind, options }), { signal }),
    retry: false,
    // Compared with what is there now.
    staleTime: 60_000,
    meta: { topics: [] },
  })
}

/** Says once more which file is meant and how it is to be read, as the server takes it. */
export function formOf({ fileKey, kind, options }: FileAsked): FormData {
  const form = new FormData()
  form.set('kind', kind)
  form.set('options', JSON.stringify(options))
  form.set('fileKey', fileKey)
  return form
}
