import type { ObjectDefinition } from '@regulars/model'
import type { ExportColumn, ExportedRecord } from './export-column.ts'

/** What is written into a file. */
export interface Exported {
  object: ObjectDefinition
  columns: readonly ExportColumn[]
  /** Some records at a time. */
  records: AsyncIterable<readonly ExportedRecord[]>
}

/** One kind of file to take records out as. A further one is a file with such a value and a line in the list. */
export interface ExportFormat {
  key: string
  /** As people know it. */
  label: string
  /** Ending of file names, without the dot. */
  extension: string
  mediaType: string
  /** Which objects can be written so; all without it. */
  fits?(object: ObjectDefinition): boolean
  /** Most records that a file can hold; none without it. */
  most?: number
  /** The bytes of the file, piece by piece. */
  write(exported: Exported): AsyncIterable<string | Buffer>
}
