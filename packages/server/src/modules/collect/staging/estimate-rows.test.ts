import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { TableFormat } from '../table-file/table-format.ts'
import { estimateRows } from './estimate-rows.ts'

const folder = await mkdtemp(join(tmpdir(), 'regulars-estimate-'))
afterAll(() => rm(folder, { recursive: true }))

const lines = Array.from({ length: 20_000 }, (_, index) => `${10_000 + index},Ann Nowak,12.50`)
const text = `number,name,amount\n${lines.join('\n')}\n`
const rows = lines.slice(0, 199).map((line, index) => ({ rowNumber: index + 2, cells: line.split(',') }))

async function estimate(content: string | Buffer, change: Partial<TableFormat> = {}) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  const format: TableFormat = {
    container: 'text',
    gzip: false,
    encoding: 'utf-8',
    delimiter: ',',
    hasHeader: true,
    skipRows: 0,
    ...change,
  }
  return estimateRows(path, { format, rows })
}

test('rows are estimated from the size of the file', async () => {
  expect(await estimate(text)).toBeCloseTo(20_000, -2)
})

test('for gzip from the size that it unpacks to', async () => {
  expect(await estimate(gzipSync(text), { gzip: true })).toBeCloseTo(20_000, -2)
})

test('a spreadsheet has no size to tell from', async () => {
  expect(await estimate(text, { container: 'xlsx' })).toBeUndefined()
})
