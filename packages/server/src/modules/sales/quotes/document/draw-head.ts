import { fillWords, type QuoteWords } from '@regulars/model'
import type { QuoteFormat } from '../format.ts'
import { muted, type Paper } from './paper.ts'
import type { QuoteDocument } from './quote-document.ts'

/** The letterhead, whom it is for, the dates, and what it is about. */
export function drawHead(
  paper: Paper,
  document: QuoteDocument,
  words: QuoteWords,
  format: QuoteFormat,
): void {
  drawLetterhead(paper, document)
  drawParties(paper, document, words, format)
  drawTitle(paper, document, words)
}

function drawLetterhead(paper: Paper, { business }: QuoteDocument): void {
  const { left, width } = paper
  const top = paper.y
  const bottom = business.logo ? drawLogo(paper, business.logo) : drawName(paper, business.name)
  const address = business.letterhead ?? ''
  const height = paper.text(
    address,
    { x: left + width / 2, y: top, width: width / 2 },
    { size: 8.5, color: muted, align: 'right', lineGap: 2.5 },
  )
  paper.y = Math.max(bottom, top + height) + 18
  paper.rule(paper.y, { color: paper.accent, thickness: 1.4 })
  paper.y += 26
}

function drawLogo({ pdf, left, y }: Paper, logo: Buffer): number {
  const height = 44
  pdf.image(logo, left, y, { fit: [190, height] })
  return y + height
}

function drawName(paper: Paper, name: string): number {
  const look = { font: 'serif', size: 21, color: paper.accent } as const
  return paper.y + paper.text(name, { x: paper.left, y: paper.y - 3, width: paper.width / 2 }, look)
}

function drawParties(paper: Paper, document: QuoteDocument, words: QuoteWords, format: QuoteFormat): void {
  const { quote, customer, business, issuedOn } = document
  const { left, width, y } = paper
  const half = width * 0.55
  const forHeight = drawLabelled(paper, words.for, customer.join('\n'), { x: left, y, width: half })
  const facts: [string, string][] = [
    [words.quote, quote.number],
    ...(quote.revision > 1
      ? [['', fillWords(words.version, { version: quote.revision })] as [string, string]]
      : []),
    [words.date, format.day(issuedOn)],
    ...(quote.validUntil ? [[words.validUntil, format.day(quote.validUntil)] as [string, string]] : []),
    ...(business.person ? [[words.contactPerson, business.person.name] as [string, string]] : []),
  ]
  const factsHeight = drawFacts(paper, facts, { x: left + half, y, width: width - half })
  paper.y = y + Math.max(forHeight, factsHeight) + 30
}

interface Place {
  x: number
  y: number
  width: number
}

function drawLabelled(paper: Paper, label: string, text: string, { x, y, width }: Place): number {
  const labelHeight = paper.text(label, { x, y, width }, { size: 7.5, color: muted })
  return labelHeight + 2 + paper.text(text, { x, y: y + labelHeight + 2, width }, { size: 9.5, lineGap: 3 })
}

function drawFacts(paper: Paper, facts: readonly [string, string][], { x, y, width }: Place): number {
  const labelWidth = width * 0.42
  let at = y
  for (const [label, value] of facts) {
    paper.text(label, { x, y: at, width: labelWidth - 8 }, { size: 8.5, color: muted })
    at +=
      paper.text(
        value,
        { x: x + labelWidth, y: at, width: width - labelWidth },
        { size: 9, align: 'right' },
      ) + 3
  }
  return at - y
}

function drawTitle(paper: Paper, { quote }: QuoteDocument, words: QuoteWords): void {
  const { left, width } = paper
  const titleLook = { font: 'serif', size: 22, lineGap: 1 } as const
  paper.text(words.quote, { x: left, y: paper.y, width }, { size: 8, color: paper.accent, font: 'strong' })
  paper.y += 14
  paper.y += paper.text(quote.title, { x: left, y: paper.y, width }, titleLook) + 12
  drawParagraphs(paper, quote.introduction)
}

/** A longer text, paragraph by paragraph over as many pages as it takes. */
export function drawParagraphs(paper: Paper, text: string | null, size = 9.5): void {
  if (!text?.trim()) return
  const look = { size, lineGap: 3.2 } as const
  for (const paragraph of text.trim().split(/\n+/)) {
    const height = paper.heightOf(paragraph, paper.width * 0.86, look)
    paper.need(Math.min(height, 300))
    paper.text(paragraph, { x: paper.left, y: paper.y, width: paper.width * 0.86 }, look)
    paper.y += height + 5
  }
  paper.y += 14
}
