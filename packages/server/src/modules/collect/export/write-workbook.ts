import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { ExportColumn, ExportedRecord, ExportValue } from './export-column.ts'
import type { Exported, ExportFormat } from './export-format.ts'
import { textOfValue } from './text-of-value.ts'

/** A workbook of one sheet for Excel and others. Texts are marked as texts, so none is run as a formula; the sheet is packed while it is written. */
export const xlsxFormat: ExportFormat = {
  key: 'xlsx',
  label: 'Excel',
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // A sheet ends at row 1,048,576; the first names the columns.
  most: 1_048_575,
  write(exported) {
    const zip = new ZipFile()
    const sheet = Readable.from(sheetOf(exported), { objectMode: false })
    const output = zip.outputStream as unknown as Readable
    sheet.on('error', (error) => output.destroy(error))
    for (const [path, content] of parts) zip.addBuffer(Buffer.from(`${declaration}${content}`), path)
    zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml')
    zip.end()
    return output
  },
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** All parts but the sheet. Style 1 is a day, style 2 the bold heading. */
const parts: ReadonlyArray<[path: string, content: string]> = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${partType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${partType}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Regulars" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="14" fontId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
  ],
]

async function* sheetOf({ columns, records }: Exported): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="20" customWidth="1"/></cols><sheetData><row>${columns.map(({ header }) => textCell(header, 2)).join('')}</row>`
  for await (const some of records) yield some.map((record) => rowOf(columns, record)).join('')
  yield '</sheetData></worksheet>'
}

const rowOf = (columns: readonly ExportColumn[], record: ExportedRecord): string =>
  `<row>${columns.map(({ kind, valueIn }) => cellOf(valueIn(record), kind)).join('')}</row>`

function cellOf(value: ExportValue, kind: ExportColumn['kind']): string {
  if (value === null) return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  const day = kind === 'date' ? dayNumber(String(value)) : undefined
  return day === undefined ? textCell(textOfValue(value), 0) : `<c s="1"><v>${day}</v></c>`
}

/** Days since the end of 1899; undefined before March 1900, where Excel counts a day that never was. */
function dayNumber(day: string): number | undefined {
  const number = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
  return number > 60 ? number : undefined
}

const textCell = (text: string, style: number): string =>
  text === ''
    ? '<c/>'
    : `<c t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

const markup: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Characters that XML cannot hold are written by their code, and an underscore before a text that looks like such a code too. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      (sign) => `_x${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (sign) => markup[sign]!)
}
