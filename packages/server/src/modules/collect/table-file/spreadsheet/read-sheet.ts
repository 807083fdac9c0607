import { mostColumns, type TableRow } from '../table-format.ts'
import { brokenRow } from '../table-problems.ts'
import { columnOfReference, type DateSystem, dateText, numberText, unescapeText } from './cell-text.ts'
import { GatheredText, readXml, type XmlHandler } from './read-xml.ts'

export interface SheetSetting {
  /** Whether numbers are dates, by index of their style. */
  styles: readonly boolean[]
  /** Texts that cells point to by number. */
  texts: readonly string[]
  dateSystem: DateSystem
}

/** The rows of one sheet of an XLSX workbook that hold something. */
export async function* readSheetRows(
  pieces: AsyncIterable<Buffer>,
  setting: SheetSetting,
): AsyncGenerator<TableRow[]> {
  const sheet = new SheetHandler(setting)
  for await (const _ of readXml(pieces, sheet)) yield sheet.takeRows()
}

/** Puts cells together while a sheet goes by. */
class SheetHandler implements XmlHandler {
  readonly #setting: SheetSetting
  #rows: TableRow[] = []
  #rowNumber = 0
  #cells: string[] = []
  #column = -1
  #type = 'n'
  #style = 0
  #value: string | undefined
  #formula = ''
  readonly #text = new GatheredText()
  #gathers = false

  constructor(setting: SheetSetting) {
    this.#setting = setting
  }

  takeRows(): TableRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#rowNumber = Number(attributes.r) || this.#rowNumber + 1
      this.#cells = []
      this.#column = -1
    } else if (name === 'c') {
      this.#column = columnOfReference(attributes.r) ?? this.#column + 1
      this.#type = attributes.t ?? 'n'
      this.#style = Number(attributes.s ?? 0)
      this.#value = undefined
      this.#formula = ''
    } else if (name === 'v' || name === 't' || name === 'f') this.#gathers = true
  }

  text(text: string): void {
    if (this.#gathers) this.#text.add(text)
  }

  close(name: string): void {
    if (name === 'v') this.#value = this.#text.take()
    else if (name === 't') this.#value = (this.#value ?? '') + this.#text.take()
    else if (name === 'f') this.#formula = this.#text.take()
    else if (name === 'c') this.#endCell()
    else if (name === 'row') this.#endRow()
    if (name === 'v' || name === 't' || name === 'f') this.#gathers = false
  }

  #endCell(): void {
    const text = this.#cellText()
    if (text === '') return
    if (this.#column >= mostColumns)
      throw brokenRow(this.#rowNumber, `it has more than ${mostColumns} columns`)
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
  }

  /** A formula counts as what it last came to; one that was never worked out is shown as it is, so that nobody takes it for an empty cell. */
  #cellText(): string {
    if (this.#value === undefined) return this.#formula && `=${this.#formula}`
    const { styles, texts, dateSystem } = this.#setting
    if (this.#type === 's') return (texts[Number(this.#value)] ?? '').trim()
    if (this.#type === 'b') return this.#value === '1' ? 'true' : 'false'
    if (this.#type === 'd') return this.#value.replace(/T00:00:00(\.0+)?Z?$/, '')
    if (this.#type !== 'n') return unescapeText(this.#value).trim()
    const isDate = styles[this.#style] && this.#value.trim() !== '' && Number.isFinite(Number(this.#value))
    return isDate ? dateText(Number(this.#value), dateSystem) : numberText(this.#value)
  }

  #endRow(): void {
    if (this.#cells.length > 0) this.#rows.push({ rowNumber: this.#rowNumber, cells: this.#cells })
    this.#cells = []
  }
}
