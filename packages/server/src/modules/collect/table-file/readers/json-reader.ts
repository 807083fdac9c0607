import { type KeyedRecord, keyedTable } from '../keyed-table.ts'
import { brokenRow, notATable } from '../table-problems.ts'
import type { BaseFormat, TableReader } from '../table-reader.ts'
import { flatValues } from './flat-values.ts'
import { jsonTexts } from './json-texts.ts'
import { readText } from './read-text.ts'

/** JSON lines (one object a line), and a JSON list of objects. */
export const jsonReader: TableReader = {
  container: 'json',
  recognises: ({ text }) => /^\s*(\{\s*"|\[\s*[[{]|\{\s*\}\s*$)/.test(text),
  ...keyedTable(readObjects),
}

async function* readObjects(path: string, format: BaseFormat): AsyncGenerator<KeyedRecord[]> {
  let rowNumber = 0
  for await (const texts of jsonTexts(readText(path, format))) {
    yield texts.map((text) => {
      rowNumber++
      return { rowNumber, values: flatValues(parse(text, rowNumber)) }
    })
  }
  if (rowNumber === 0) throw notATable('it is JSON without a list of objects')
}

function parse(text: string, rowNumber: number): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw brokenRow(rowNumber, 'it is no JSON', error)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw brokenRow(rowNumber, 'it is no JSON object')
}
