import { dirname, posix } from 'node:path'
import { readSheetRows } from '../spreadsheet/read-sheet.ts'
import { readSharedTexts, readStyles, readWorkbook } from '../spreadsheet/read-workbook.ts'
import { openZip, type ZipArchive } from '../spreadsheet/zip-archive.ts'
import type { TableRow } from '../table-format.ts'
import { notATable } from '../table-problems.ts'
import type { TableReader } from '../table-reader.ts'

/** Workbooks of Excel and whatever writes like it: the first sheet that is not empty. */
export const xlsxReader: TableReader = {
  container: 'xlsx',
  recognises: ({ zipEntries }) => zipEntries !== undefined && !zipEntries.includes('content.xml'),
  async *rows(path) {
    const zip = await openZip(path)
    try {
      yield* firstSheet(zip)
    } finally {
      zip.close()
    }
  },
}

async function* firstSheet(zip: ZipArchive): AsyncGenerator<TableRow[]> {
  const workbook = await readWorkbook(zip)
  if (workbook.sheets.length === 0) throw notATable('it looks like a spreadsheet but has no sheet')
  const folder = dirname(workbook.path)
  const part = (target: string) => (target.startsWith('/') ? target.slice(1) : posix.join(folder, target))
  const styles = await readStyles(zip, part(workbook.styles ?? 'styles.xml'))
  const texts = await readSharedTexts(zip, part(workbook.sharedTexts ?? 'sharedStrings.xml'))
  for (const sheet of workbook.sheets) {
    let isEmpty = true
    const setting = { styles, texts, dateSystem: workbook.dateSystem }
    for await (const rows of readSheetRows(zip.read(part(sheet)), setting)) {
      isEmpty &&= rows.length === 0
      yield rows
    }
    if (!isEmpty) return
  }
}
