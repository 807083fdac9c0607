import { mostColumns, type TableRow } from '../table-format.ts'
import { brokenRow, notATable } from '../table-problems.ts'
import { numberText } from './cell-text.ts'
import { attribute, GatheredText, readXml, type XmlHandler } from './read-xml.ts'

/** The rows of the first table of an OpenDocument spreadsheet that is not empty. */
export async function* readTableRows(pieces: AsyncIterable<Buffer>): AsyncGenerator<TableRow[]> {
  const table = new TableHandler()
  for await (const _ of readXml(pieces, table)) {
    yield* table.takeRows()
    if (table.isDone) return
  }
  if (!table.isSpreadsheet) throw notATable('it is an OpenDocument file without a spreadsheet')
}

/** Rows handed on at once where one row is repeated many times. */
const rowsAtOnce = 1000
/** Rows of the largest sheet that LibreOffice makes. */
const mostRows = 1_048_576

type Attributes = Readonly<Record<string, string>>

/** Puts rows together while a document goes by. Cells and rows may say that they are meant several times. */
class TableHandler implements XmlHandler {
  isSpreadsheet = false
  isDone = false
  #rows: Array<{ rowNumber: number; cells: string[]; times: number }> = []
  #filled = false
  #depth = 0
  #rowNumber = 0
  #rowTimes = 1
  #cells: string[] = []
  #cellTimes = 1
  #value: string | undefined
  #emptyCells = 0
  readonly #text = new GatheredText()
  #paragraphs = 0
  #inParagraph = 0
  #inAnnotation = 0

  open(name: string, attributes: Attributes): void {
    if (name === 'spreadsheet') this.isSpreadsheet = true
    if (name === 'annotation') this.#inAnnotation++
    if (this.isDone || this.#inAnnotation > 0) return
    if (name === 'table') this.#depth++
    else if (name === 'table-row' && this.#depth === 1) this.#openRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes)
    else if (name === 'p') {
      if (this.#paragraphs++ > 0) this.#text.add('\n')
      this.#inParagraph++
    } else if (name === 's') this.#text.add(' '.repeat(Math.min(timesOf(attributes, 'c'), 1000)))
    else if (name === 'tab') this.#text.add('\t')
    else if (name === 'line-break') this.#text.add('\n')
  }

  *takeRows(): Generator<TableRow[]> {
    for (const { rowNumber, cells, times } of this.#rows.splice(0)) {
      for (let from = 0; from < times; from += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, times - from)
        yield Array.from({ length: count }, (_, at) => ({ rowNumber: rowNumber + from + at, cells }))
      }
    }
  }

  text(text: string): void {
    if (this.#inParagraph > 0 && this.#inAnnotation === 0) this.#text.add(text)
  }

  close(name: string): void {
    if (name === 'annotation') this.#inAnnotation--
    if (this.isDone || this.#inAnnotation > 0) return
    if (name === 'p') this.#inParagraph--
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell()
    else if (name === 'table-row' && this.#depth === 1) this.#endRow()
    else if (name === 'table') {
      this.#depth--
      this.isDone = this.#depth === 0 && this.#filled
      this.#rowNumber = 0
    }
  }

  #openRow(attributes: Attributes): void {
    this.#rowTimes = Math.min(timesOf(attributes, 'number-rows-repeated'), mostRows)
    this.#cells = []
    this.#emptyCells = 0
  }

  #openCell(attributes: Attributes): void {
    this.#cellTimes = timesOf(attributes, 'number-columns-repeated')
    this.#value = exactValue(attributes)
    this.#text.take()
    this.#paragraphs = 0
  }

  #endCell(): void {
    const text = (this.#value ?? this.#text.take()).trim()
    if (text === '') {
      this.#emptyCells += this.#cellTimes
      return
    }
    if (this.#cells.length + this.#emptyCells + this.#cellTimes > mostColumns)
      throw brokenRow(this.#rowNumber + 1, `it has more than ${mostColumns} columns`)
    for (; this.#emptyCells > 0; this.#emptyCells--) this.#cells.push('')
    for (let time = 0; time < this.#cellTimes; time++) this.#cells.push(text)
  }

  #endRow(): void {
    if (this.#cells.length > 0) {
      this.#rows.push({ rowNumber: this.#rowNumber + 1, cells: this.#cells, times: this.#rowTimes })
      this.#filled = true
    }
    this.#rowNumber += this.#rowTimes
  }
}

const timesOf = (attributes: Attributes, name: string): number =>
  Math.max(1, Math.floor(Number(attribute(attributes, name) ?? 1)) || 1)

/** The exact value of a cell that is no text: what is shown may be rounded. Shares stay as they are shown, with the sign. */
function exactValue(attributes: Attributes): string | undefined {
  const type = attribute(attributes, 'value-type')
  if (type === 'float' || type === 'currency') return numberText(attribute(attributes, 'value') ?? '')
  if (type === 'percentage') return numberText(attribute(attributes, 'value') ?? '')
  if (type === 'boolean') return attribute(attributes, 'boolean-value')
  if (type === 'date')
    return attribute(attributes, 'date-value')
      ?.replace(/T00:00:00(\.0+)?$/, '')
      .replace('T', ' ')
  return undefined
}
