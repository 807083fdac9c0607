import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { dataSet, describeWithDataSets, readDataSet } from '../testing.ts'
import { detectFormat } from './detect-format.ts'
import { readRows } from './read-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'table-file-'))
let files = 0

function fileOf(content: string | Buffer): string {
  const path = join(folder, `file-${files++}`)
  writeFileSync(path, content)
  return path
}

async function readAll(path: string): Promise<string[][]> {
  const { format } = await detectFormat(path)
  const rows: string[][] = []
  for await (const some of readRows(path, format)) rows.push(...some.map(({ cells }) => cells))
  return rows
}

describe('a file is recognised by what it holds', () => {
  it.each([
    [',', 'a,b\n1,2\n3,4\n'],
    [';', 'a;b\n1,5;2\n3;4\n'],
    ['\t', 'a\tb\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
    ['whitespace', ' 0001  19970101  29.33\n 0002  19970102  30.00\n'],
    ['fixed', 'Ann Li    Gdańsk    1,50\nBob       New York  2,00\nCleo      Hel      12,75\n'],
  ])('finds the delimiter %s', async (delimiter, text) => {
    expect((await detectFormat(fileOf(text))).format.delimiter).toBe(delimiter)
  })

  it('reads UTF-8, UTF-16 with and without mark, and Windows-1252', async () => {
    const text = 'name,city\nZoë,Málaga\n'
    const expected = [
      ['name', 'city'],
      ['Zoë', 'Málaga'],
    ]
    const utf16 = Buffer.from(text, 'utf16le')
    expect(await readAll(fileOf(text))).toEqual(expected)
    expect(await readAll(fileOf(`\ufeff${text}`))).toEqual(expected)
    expect(await readAll(fileOf(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])))).toEqual(expected)
    expect(await readAll(fileOf(utf16))).toEqual(expected)
    expect(await readAll(fileOf(Buffer.from(text, 'latin1')))).toEqual(expected)
  })

  it('reads columns that always stand at the same place', async () => {
    const rows = await readAll(
      fileOf('NAME      TOWN      SPENT\nAnn Li    Gdańsk     1,50\nBob                 12,00\n'),
    )
    expect(rows).toEqual([
      ['NAME', 'TOWN', 'SPENT'],
      ['Ann Li', 'Gdańsk', '1,50'],
      ['Bob', '', '12,00'],
    ])
  })

  it('reads JSON lines and JSON lists, whichever fields a record has', async () => {
    const expected = [
      ['name', 'tags', 'address.city', 'age'],
      ['Ann "A"', 'vip, "a,b"', '', '30'],
      ['Bob', '', 'Hel', ''],
    ]
    const ann = { name: 'Ann "A"', tags: ['vip', 'a,b'], age: 30 }
    const bob = { name: 'Bob', address: { city: 'Hel' } }
    const sorted = (rows: string[][]) => rows.map((row) => [0, 1, 3, 2].map((at) => row[at]))
    expect(sorted(await readAll(fileOf(`${JSON.stringify(ann)}\n${JSON.stringify(bob)}\n`)))).toEqual(
      expected,
    )
    expect(sorted(await readAll(fileOf(JSON.stringify([ann, bob], undefined, 2))))).toEqual(expected)
  })

  it('unpacks gzip', async () => {
    expect(await readAll(fileOf(gzipSync('a,b\n1,2\n')))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('passes over title lines above the table', async () => {
    const { format, rows } = await detectFormat(
      fileOf('Sales 2024\n\nname,day,amount\nAnn,2024-01-01,5\nBob,2024-01-02,7\n'),
    )
    expect(format).toMatchObject({ hasHeader: true, skipRows: 1 })
    expect(rows[0]?.cells).toEqual(['name', 'day', 'amount'])
  })

  it('tells data from header', async () => {
    expect(
      (await detectFormat(fileOf('00004 0001 19970101 2 29.33\n00004 0001 19970118 2 29.73\n'))).format
        .hasHeader,
    ).toBe(false)
    expect((await detectFormat(fileOf('id,date\n1,2024-01-01\n'))).format.hasHeader).toBe(true)
  })

  it.each([
    ['an empty file', '', 'import.empty-file'],
    ['a file of blanks', ' \n\n', 'import.empty-file'],
    ['a PDF', '%PDF-1.7 …', 'import.not-a-table'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'import.not-a-table'],
    ['bytes', Buffer.from([1, 0, 0, 0, 2, 3, 0, 9, 0]), 'import.not-a-table'],
    ['half a gzip', gzipSync('a,b\n1,2\n').subarray(0, 14), 'import.not-a-table'],
    [
      'half a workbook',
      Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(40)]),
      'import.not-a-table',
    ],
  ])('refuses %s', async (_, content, code) => {
    await expect(detectFormat(fileOf(content))).rejects.toMatchObject({ code })
  })

  it('names the row of a quotation mark that is never closed', async () => {
    const path = fileOf('a,b\n1,2\n"3,4\n5,6\n')
    await expect(readAll(path)).rejects.toMatchObject({ code: 'import.broken-row', extra: { row: 3 } })
  })
})

describeWithDataSets('awkward files of the world', () => {
  const spectrum = ['comma_in_quotes', 'empty', 'escaped_quotes', 'newlines', 'simple_crlf', 'utf8']
  it.each(spectrum)('reads csv-spectrum %s as its expected rows', async (name) => {
    const [header, ...rows] = await readAll(dataSet(`csv-torture/spectrum/${name}.csv`))
    const expected = JSON.parse(readDataSet(`csv-torture/spectrum/${name}.expected.json`)) as unknown
    expect(rows.map((row) => Object.fromEntries(header!.map((key, at) => [key, row[at]])))).toEqual(expected)
  })

  it('reads every row of a quarter of a million', async () => {
    let count = 0
    const path = dataSet('online-retail/online_retail_2010-12_to_2011-06.csv.gz')
    const { format } = await detectFormat(path)
    for await (const some of readRows(path, format))
      count += some.filter(({ cells }) => cells.length === 8).length
    expect(count).toBe(245_904)
  })

  it('recognises Big5 and passes over the remarks LinkedIn writes first', async () => {
    const chinese = await detectFormat(dataSet('csv-torture/messy/characters.csv'))
    expect(chinese.rows[0]?.cells[2]).toBe('景點中文名稱')
    const linkedIn = await detectFormat(dataSet('contact-exports/composed_linkedin_connections.csv'))
    expect(linkedIn.rows[0]?.cells.slice(0, 2)).toEqual(['First Name', 'Last Name'])
  })
})
