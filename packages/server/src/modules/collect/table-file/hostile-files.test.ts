/** Files made to burst memory or time are refused with a sentence, in memory that does not grow. */
import { createWriteStream, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { holdsAtMost } from '../../../platform/testing/held-memory.ts'
import { detectFormat } from './detect-format.ts'
import { readRows } from './read-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
afterAll(() => rm(folder, { recursive: true }))
let files = 0

async function fileOf(pieces: Iterable<string>, ...through: NodeJS.ReadWriteStream[]): Promise<string> {
  const path = join(folder, `file-${files++}`)
  await pipeline([Readable.from(pieces), ...through, createWriteStream(path)])
  return path
}

function* repeated(piece: string, times: number, start = ''): Generator<string> {
  yield start
  for (let time = 0; time < times; time++) yield piece
}

const workbook = '<workbook xmlns:r="r"><sheets><sheet name="1" r:id="a"/></sheets></workbook>'
const relations =
  '<Relationships><Relationship Id="a" Type="x/worksheet" Target="sheet1.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'

async function workbookOf(sheet: Iterable<string>, texts?: Iterable<string>): Promise<string> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(workbook), 'xl/workbook.xml')
  zip.addBuffer(Buffer.from(relations), 'xl/_rels/workbook.xml.rels')
  zip.addReadStream(Readable.from(sheet, { objectMode: false }), 'xl/sheet1.xml')
  if (texts) zip.addReadStream(Readable.from(texts, { objectMode: false }), 'xl/sharedStrings.xml')
  zip.end()
  const path = join(folder, `file-${files++}`)
  await pipeline(zip.outputStream as unknown as Readable, createWriteStream(path))
  return path
}

async function readAll(path: string): Promise<number> {
  const { format } = await detectFormat(path)
  let count = 0
  for await (const rows of readRows(path, format)) count += rows.length
  return count
}

const mega = 'x'.repeat(1 << 20)
const spaces = ' '.repeat(1 << 20)

it.each<[string, () => Promise<string>, string]>([
  [
    'a line of 200 MB below others',
    () => fileOf(repeated(mega, 200, 'a,b\n1,2\n3,4\n')),
    'import.broken-row',
  ],
  [
    'a packed line of 200 MB',
    () => fileOf(repeated(mega, 200), createGzip({ level: 1 })),
    'import.broken-row',
  ],
  [
    'a line of words of 200 MB',
    () => fileOf(repeated(`${'word '.repeat(200_000)}`, 200)),
    'import.not-a-table',
  ],
  [
    'a row of half a million columns',
    () => fileOf(repeated(',x', 400_000, 'a,b\n1,2\n3,4\n1')),
    'import.broken-row',
  ],
  ['a card of 200 MB', () => fileOf(repeated(`NOTE:${mega}\n `, 200, 'BEGIN:VCARD\n')), 'import.not-a-table'],
  ['a JSON text of 200 MB', () => fileOf(repeated(mega, 200, '[{"a":"')), 'import.broken-row'],
  [
    'a sheet that unpacks a thousandfold',
    () => workbookOf(repeated(spaces, 100, '<worksheet><sheetData>')),
    'import.spreadsheet-too-large',
  ],
  [
    'texts that unpack a thousandfold',
    () => workbookOf(['<worksheet/>'], repeated(`<si><t>${mega.slice(100_000)}</t></si>`, 100, '<sst>')),
    'import.spreadsheet-too-large',
  ],
  [
    'a cell in column ten million',
    () =>
      workbookOf([
        '<worksheet><sheetData><row r="1"><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
      ]),
    'import.broken-row',
  ],
  [
    'a cell of a million characters',
    () => workbookOf(repeated(mega, 3, '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>')),
    'import.not-a-table',
  ],
  [
    'entities that stand for entities',
    () =>
      workbookOf([
        '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><worksheet><row><c><v>&d;</v></c></row></worksheet>',
      ]),
    'import.not-a-table',
  ],
  [
    'a sheet that is cut short',
    () => workbookOf(['<worksheet><sheetData><row r="1"><c r="A1">']),
    'import.not-a-table',
  ],
])('%s is refused', async (_, make, code) => {
  const path = await make()
  await holdsAtMost(50_000_000, () => expect(readAll(path)).rejects.toMatchObject({ code }))
  await rm(path)
})

it('reads formulas as what they came to, and shows those that were never worked out', async () => {
  const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
  const path = await workbookOf([
    `<worksheet><sheetData>${row(1, '<c r="A1" t="str"><f>CONCAT("to","tal")</f><v>total</v></c><c r="B1" t="inlineStr"><is><t>b_x000D_</t></is></c>')}${row(
      1_048_576,
      '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>SUM(A1:A9)</f></c>',
    )}</sheetData></worksheet>`,
  ])
  const { rows } = await detectFormat(path)
  expect(rows).toEqual([
    { rowNumber: 1, cells: ['total', 'b'] },
    { rowNumber: 1_048_576, cells: ['2', '=SUM(A1:A9)'] },
  ])
})
