import { Problem } from '../../../platform/problem.ts'

/** The file has no rows. */
export const emptyFile = () =>
  new Problem('import.empty-file', {
    status: 422,
    title: 'The file has no rows.',
    mend: 'Check that the right file was chosen, and that it holds more than a header.',
    field: 'file',
  })

/** The file is something else than rows and columns. */
export const notATable = (what: string, cause?: unknown) =>
  new Problem('import.not-a-table', {
    status: 422,
    title: `The file is no table: ${what}.`,
    mend: 'Save it as CSV, Excel (.xlsx), OpenDocument (.ods), vCard or JSON lines and try again.',
    field: 'file',
    cause,
  })

/** A row cannot be read, and with it all that follows. */
export const brokenRow = (rowNumber: number, what: string, cause?: unknown) =>
  new Problem('import.broken-row', {
    status: 422,
    title: `Row ${rowNumber} cannot be read: ${what}.`,
    mend: 'Mend that row in the file, or save the file anew from the program it came from.',
    field: 'file',
    extra: { row: rowNumber },
    cause,
  })

/** A spreadsheet that is made to burst memory or time, or has more texts than can be kept at once. */
export const spreadsheetTooLarge = () =>
  new Problem('import.spreadsheet-too-large', {
    status: 422,
    title: 'The spreadsheet unpacks to more than can be read.',
    mend: 'Save the sheet as CSV: CSV files may have any size.',
    field: 'file',
  })
