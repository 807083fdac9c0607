import { queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { uploadForm } from '../../app/upload.ts'

/** What every business imports. */
export const builtInKinds = ['transactions', 'contacts', 'companies', 'products', 'deals'] as const

/** What a file holds: one of those, or the path of an object that users made. */
export type RecordKind = string

/** What was said about a file; everything left out is detected. */
export interface ImportOptions {
  mapping?: Record<string, string>
  hasHeader?: boolean
  skipRows?: number
  delimiter?: string
  encoding?: string
  dateFormat?: string
  decimal?: '.' | ','
  currency?: string
  match?: string[]
  mode?: 'create' | 'update' | 'both'
}

export interface PreviewColumn {
  name: string
  field: string | null
  samples: string[]
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
}

/** A file as it would be read; nothing is written yet. */
export interface ImportPreview {
  fileKey: string
  fileName: string
  columns: PreviewColumn[]
  mapping: Record<string, string>
  options: {
    hasHeader: boolean
    skipRows: number
    delimiter: string
    encoding: string
    decimal: '.' | ','
    currency: string
    dateOrder: DateOrder
  }
  fields: PreviewField[]
  rows: PreviewRow[]
  problems: { kind: 'stops' | 'look'; message: string }[]
  rejectedOfSample: number
  sampleSize: number
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** A file that lies on the server, to be looked at in several ways. */
export interface FileAsked {
  fileKey: string
  kind: RecordKind
  options: ImportOptions
}

/** Sends a file for the first time and reads its first rows as one kind. */
export function sendFile(file: File, kind: RecordKind, onProgress: (share: number) => void) {
  const form = new FormData()
  form.set('kind', kind)
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

/** Says once more which file is meant and how it is to be read, as the server takes it. */
export function formOf({ fileKey, kind, options }: FileAsked): FormData {
  const form = new FormData()
  form.set('kind', kind)
  form.set('options', JSON.stringify(options))
  form.set('fileKey', fileKey)
  return form
}
