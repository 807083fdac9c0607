import { fillWords, type QuoteWords, quoteWords } from '@regulars/model'
import { quoteFormat } from '../format.ts'
import { drawHead, drawParagraphs } from './draw-head.ts'
import { lineTables, partLines } from './draw-lines.ts'
import { drawSignature } from './draw-signature.ts'
import { drawTotals } from './draw-totals.ts'
import { muted, type Paper, takePaper } from './paper.ts'
import type { QuoteDocument } from './quote-document.ts'

/** Draws a quote as a PDF, in its language and the looks of the business. The same quote always gives the same bytes but for the id that PDF asks for. */
export async function drawQuote(document: QuoteDocument): Promise<Buffer> {
  const { quote, business, acceptance } = document
  const words = quoteWords(quote.language)
  const format = quoteFormat(quote.language, quote.currency, business.locale)
  const paper = await takePaper({
    title: `${quote.number} ${quote.title}`,
    author: business.name,
    language: quote.language,
    size: business.paper,
    accent: business.color,
    createdAt: quote.sentAt ?? new Date(`${document.issuedOn}T00:00:00Z`),
  })
  drawHead(paper, document, words, format)
  const { counted, alternative, optional } = partLines(document, words)
  const drawLines = lineTables(paper, [...counted, ...alternative, ...optional], words, format)
  if (counted.length > 0) drawLines(counted)
  drawTotals(paper, document, words, format)
  const further = [
    { lines: alternative, heading: words.alternativeHeading, note: words.alternativeNote },
    { lines: optional, heading: words.optionalHeading, note: words.optionalNote },
  ]
  for (const { lines, heading, note } of further)
    if (lines.length > 0) {
      drawHeading(paper, heading, note)
      drawLines(lines)
      paper.y += 20
    }
  if (quote.terms?.trim()) {
    drawHeading(paper, words.terms)
    drawParagraphs(paper, quote.terms, 8.5)
  }
  if (acceptance) drawSignature(paper, acceptance, business.timeZone, words, format)
  return paper.finish((page, pages) => drawEdges(paper, document, words, page, pages))
}

function drawHeading(paper: Paper, heading: string, note?: string): void {
  paper.need(110)
  const { left: x, width } = paper
  paper.y += paper.text(heading, { x, y: paper.y, width }, { font: 'serif', size: 14 }) + 2
  if (note) paper.y += paper.text(note, { x, y: paper.y, width }, { size: 8.5, color: muted })
  paper.y += 8
}

/** What stands on every page: at its foot the business and the number of the page, at the head of later pages what it belongs to. */
function drawEdges(
  paper: Paper,
  { quote, business }: QuoteDocument,
  words: QuoteWords,
  page: number,
  pages: number,
): void {
  const { left: x, width, pdf } = paper
  const look = { size: 7.5, color: muted } as const
  const y = pdf.page.height - 44
  paper.rule(y - 9)
  const tax = business.taxNumber ? fillWords(words.taxNumber, { number: business.taxNumber }) : ''
  paper.text([business.name, tax].filter(Boolean).join('  ·  '), { x, y, width: width * 0.7 }, look)
  const number = fillWords(words.page, { page, pages })
  paper.text(number, { x: x + width * 0.7, y, width: width * 0.3 }, { ...look, align: 'right' })
  if (page === 1) return
  paper.text(quote.number, { x: x + width * 0.7, y: 40, width: width * 0.3 }, { ...look, align: 'right' })
  paper.text(quote.title.slice(0, 120), { x, y: 40, width: width * 0.68 }, look)
  paper.rule(56)
}
