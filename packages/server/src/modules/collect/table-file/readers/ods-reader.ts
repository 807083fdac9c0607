import { readTableRows } from '../spreadsheet/read-open-document.ts'
import { openZip } from '../spreadsheet/zip-archive.ts'
import type { TableReader } from '../table-reader.ts'

/** OpenDocument spreadsheets, as LibreOffice and others write them: the first table that is not empty. */
export const odsReader: TableReader = {
  container: 'ods',
  recognises: ({ zipEntries }) => zipEntries?.includes('content.xml') ?? false,
  async *rows(path) {
    const zip = await openZip(path)
    try {
      yield* readTableRows(zip.read('content.xml'))
    } finally {
      zip.close()
    }
  },
}
