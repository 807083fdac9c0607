import { fillWords, type QuoteWords, sayRecurringTerms } from '@regulars/model'
import type { QuoteFormat } from '../format.ts'
import { muted, type Paper } from './paper.ts'
import type { QuoteDocument } from './quote-document.ts'

/** What it comes to: sum, discount, taxes and the total, kept together on one page. */
export function drawTotals(
  paper: Paper,
  document: QuoteDocument,
  words: QuoteWords,
  format: QuoteFormat,
): void {
  const rows = totalRows(document, words, format)
  const width = Math.min(paper.width, 270)
  const x = paper.left + paper.width - width
  paper.need(rows.length * 15 + 60)
  paper.y += 4
  for (const [label, value] of rows) drawRow(paper, label, value, { x, width })
  drawTotal(paper, words.total, format.money(document.priced.total.gross), { x, width })
  for (const note of notesOf(document, words, format)) {
    const look = { size: 8, color: muted, align: 'right' } as const
    paper.y += paper.text(note, { x, y: paper.y, width }, look) + 2
  }
  paper.y += 22
}

interface Place {
  x: number
  width: number
}

function drawRow(paper: Paper, label: string, value: string, { x, width }: Place): void {
  const figures = { figures: true, align: 'right' } as const
  const valueWidth = paper.widthOf(value, figures) + 4
  paper.text(label, { x, y: paper.y, width: width - valueWidth - 8 }, { color: muted })
  const y = paper.y
  paper.y += paper.heightOf(label, width - valueWidth - 8) + 4
  paper.text(value, { x: x + width - valueWidth, y, width: valueWidth }, figures)
}

function drawTotal(paper: Paper, label: string, value: string, { x, width }: Place): void {
  paper.rule(paper.y + 2, { x, width, color: paper.accent, thickness: 1.4 })
  paper.y += 11
  paper.text(label, { x, y: paper.y + 4.5, width: width * 0.4 }, { font: 'strong', size: 10 })
  const look = { font: 'serif', size: 18, color: paper.accent, align: 'right' } as const
  paper.y += paper.text(value, { x: x + width * 0.25, y: paper.y, width: width * 0.75 }, look) + 6
}

function totalRows(
  { quote, priced: { total } }: QuoteDocument,
  words: QuoteWords,
  format: QuoteFormat,
): [string, string][] {
  const { pricesIncludeTax, discountShare } = quote
  const sum = total.listAmount - total.lineDiscount
  const rows: [string, string][] = []
  if (total.wholeDiscount !== 0) {
    rows.push([words.sum, format.money(sum)])
    const label = fillWords(words.discountOnAll, { percent: format.percent(discountShare ?? 0) })
    rows.push([label, `−${format.money(total.wholeDiscount)}`])
  }
  if (pricesIncludeTax || total.taxes.length === 0) return rows
  rows.push([words.net, format.money(total.net)])
  for (const { name, rate, base, amount } of total.taxes) {
    const values = { name, percent: format.percent(rate), base: format.money(base) }
    rows.push([fillWords(words.taxOf, values), format.money(amount)])
  }
  return rows
}

function notesOf(
  { quote, lines, priced: { total } }: QuoteDocument,
  words: QuoteWords,
  format: QuoteFormat,
): string[] {
  const recurring = sayRecurringTerms(quote, lines, quote.language)
  const notes = recurring ? [recurring] : []
  if (quote.taxTreatment !== 'taxed') return [...notes, words[quote.taxTreatment]]
  if (!quote.pricesIncludeTax) return notes
  const taxes = total.taxes.map(({ name, rate, amount }) =>
    fillWords(words.taxIncluded, { name, percent: format.percent(rate), amount: format.money(amount) }),
  )
  return [...taxes, ...notes]
}
