import type { Container, TableFormat, TableRow } from './table-format.ts'

/** The beginning of a file, as far as it is needed to tell how it is written. */
export interface FileHead {
  /** First bytes, unpacked when the file is gzip. */
  bytes: Buffer
  gzip: boolean
  /** Names of the files inside, when it is a zip archive. */
  zipEntries: readonly string[] | undefined
  /** The first bytes as text, by the encoding they seem to be in; empty for a zip archive. */
  text: string
  encoding: string
}

/** What is known beforehand of how a file is written; what is missing is detected. */
export type GivenFormat = Partial<
  Pick<TableFormat, 'encoding' | 'delimiter' | 'hasHeader' | 'skipRows' | 'columnsAt' | 'columns'>
>

/** Format without what is found out from the first rows. */
export type BaseFormat = Omit<TableFormat, 'hasHeader' | 'skipRows'>

/** One way of writing rows and columns. A further one is a file with such a value and a line in `readers.ts`. */
export interface TableReader {
  container: Container
  /** Tells by the beginning of a file whether it is written so. */
  recognises(head: FileHead): boolean
  /** Settles what this container leaves open: delimiter, columns. */
  settle?(
    path: string,
    head: FileHead,
    base: BaseFormat,
    given: GivenFormat,
  ): Promise<BaseFormat> | BaseFormat
  /** The first row always names the columns, whatever it looks like. */
  namesColumns?: boolean
  /**
   * Rows of the file, some at a time, in memory that does not grow with it.
   * @throws Problem naming the row that cannot be read
   */
  rows(path: string, format: BaseFormat): AsyncGenerator<TableRow[]>
}
