import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

/**
 * The public data sets that published figures are checked against. They are read where they lie, never copied
 * into the repository (several may not be): the folder named by `REGULARS_DATA_SETS`, else `shared/data` beside
 * the repository.
 */
const folder =
  process.env.REGULARS_DATA_SETS ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

const absent = !existsSync(folder)

/**
 * A suite that needs the data sets: skipped on a machine without them, failing in CI.
 * Read files inside the tests (or `beforeAll`), since the body of a skipped suite still runs.
 *
 * @example describeWithDataSets('matches table 2 of Fader & Hardie', () => { test('…', () => { readDataSet('cdnow/…') }) })
 */
export const describeWithDataSets = describe.skipIf(absent && !process.env.CI)

/** Path of one data file; throws with the remedy when it is not there. */
export function dataSet(path: string): string {
  const full = `${folder}/${path}`
  if (!existsSync(full)) {
    throw new Error(`Data file ${path} is missing: set REGULARS_DATA_SETS to the folder of the data sets`)
  }
  return full
}

/** The text of one data file. */
export function readDataSet(path: string): string {
  return readFileSync(dataSet(path), 'utf8')
}

/** Cells of a CSV text (RFC 4180: quotes, doubled quotes, commas and line ends inside quotes). */
export function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? malformed(text, cell.lastIndex)
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

/** Rows of a CSV text as records by header, both trimmed (FEBRL has a space after each comma). */
export function csvRecords(text: string): Record<string, string>[] {
  const [header, ...rows] = csvRows(text)
  const names = header!.map((name) => name.trim())
  return rows.map((row) =>
    Object.fromEntries(names.map((name, column) => [name, (row[column] ?? '').trim()])),
  )
}

function malformed(text: string, at: number): never {
  throw new Error(`Malformed CSV near "${text.slice(at, at + 40)}"`)
}
