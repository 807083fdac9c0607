import { jsonReader } from './readers/json-reader.ts'
import { odsReader } from './readers/ods-reader.ts'
import { textReader } from './readers/text-reader.ts'
import { vcardReader } from './readers/vcard-reader.ts'
import { xlsxReader } from './readers/xlsx-reader.ts'
import type { Container } from './table-format.ts'
import type { TableReader } from './table-reader.ts'

/** All ways of writing a table that can be read; the first that recognises a file reads it. Text is last, since it recognises anything. */
export const readers: readonly TableReader[] = [xlsxReader, odsReader, vcardReader, jsonReader, textReader]

/** The reader of a container. */
export const readerOf = (container: Container): TableReader =>
  readers.find((reader) => reader.container === container)!
