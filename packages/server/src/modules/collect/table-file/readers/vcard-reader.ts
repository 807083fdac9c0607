import { type KeyedRecord, keyedTable } from '../keyed-table.ts'
import { brokenRow } from '../table-problems.ts'
import type { BaseFormat, TableReader } from '../table-reader.ts'
import { type ContentLine, LineJoiner, parseContentLine } from '../vcard/content-lines.ts'
import { cardColumns, readCard } from '../vcard/read-card.ts'
import { lines } from './lines.ts'
import { readText } from './read-text.ts'

/** Address books in vCard 2.1, 3.0 and 4.0: one card, one row. */
export const vcardReader: TableReader = {
  container: 'vcard',
  recognises: ({ text }) => /^\s*(BEGIN:VCARD|VERSION:\d\.\d)\s*[\r\n]/i.test(text),
  ...keyedTable(readCards, cardColumns),
}

async function* readCards(path: string, format: BaseFormat): AsyncGenerator<KeyedRecord[]> {
  const cards = new CardCollector()
  for await (const some of lines(readText(path, format))) {
    for (const line of some) cards.add(line)
    yield cards.take()
  }
  cards.end()
  yield cards.take()
}

/** Most properties of one card. */
const mostLines = 10_000

/** Puts cards together line by line. A card inside another (an AGENT of vCard 2.1) is passed over. */
class CardCollector {
  #records: KeyedRecord[] = []
  #rowNumber = 0
  #depth = 0
  #card: ContentLine[] = []
  readonly #joiner = new LineJoiner()

  add(line: string): void {
    const complete = this.#joiner.add(line, this.#rowNumber + 1)
    if (complete !== undefined) this.#addLine(complete)
  }

  take(): KeyedRecord[] {
    return this.#records.splice(0)
  }

  end(): void {
    const last = this.#joiner.flush()
    if (last !== undefined) this.#addLine(last)
    if (this.#depth > 0) throw brokenRow(this.#rowNumber, 'the card is cut short')
  }

  #addLine(written: string): void {
    const line = written.trim()
    if (line === '') return
    if (/^BEGIN:VCARD$/i.test(line)) this.#begin()
    else if (this.#depth === 0) throw brokenRow(this.#rowNumber + 1, 'a card must begin with BEGIN:VCARD')
    else if (/^END:VCARD$/i.test(line)) this.#end()
    else if (this.#depth === 1) this.#addProperty(written)
  }

  #begin(): void {
    if (this.#depth++ > 0) return
    this.#rowNumber++
    this.#card = []
  }

  #addProperty(line: string): void {
    const property = parseContentLine(line)
    if (!property) return
    if (this.#card.length >= mostLines)
      throw brokenRow(this.#rowNumber, `it has more than ${mostLines} lines`)
    this.#card.push(property)
  }

  #end(): void {
    if (--this.#depth > 0) return
    this.#records.push({ rowNumber: this.#rowNumber, values: readCard(this.#card) })
  }
}
