import type { ImportOptions } from './plan/import-options.ts'

/** A file that lies in the store and is to be read in. */
export interface NewImport {
  kind: string
  fileName: string
  /** Hash by which the file store knows it. */
  fileKey: string
  options: ImportOptions
}
