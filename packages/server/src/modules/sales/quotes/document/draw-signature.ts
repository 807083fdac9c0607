import { fillWords, type QuoteWords } from '@regulars/model'
import type { QuoteFormat } from '../format.ts'
import { hairline, ink, muted, type Paper } from './paper.ts'
import type { QuoteDocument } from './quote-document.ts'

const fieldWidth = 220
const fieldHeight = 74

/** The signature as it was drawn, or the typed name, with who, when and what was signed. */
export function drawSignature(
  paper: Paper,
  { signedBy, signedAt, signature, documentHash }: NonNullable<QuoteDocument['acceptance']>,
  timeZone: string,
  words: QuoteWords,
  format: QuoteFormat,
): void {
  paper.need(fieldHeight + 60)
  paper.y += 10
  const { left: x, width } = paper
  if (signature.length > 0) drawStrokes(paper, signature)
  else
    paper.text(signedBy, { x, y: paper.y + fieldHeight - 34, width: fieldWidth }, { font: 'serif', size: 20 })
  paper.y += fieldHeight
  paper.rule(paper.y, { width: fieldWidth, color: hairline })
  paper.y += 6
  const said = fillWords(words.acceptedBy, { name: signedBy, date: format.moment(signedAt, timeZone) })
  paper.y += paper.text(said, { x, y: paper.y, width }, { size: 8.5 }) + 2
  const hash = fillWords(words.documentHash, { hash: documentHash })
  paper.y += paper.text(hash, { x, y: paper.y, width }, { size: 6.5, color: muted })
}

/** Points come in thousandths of the width of the field they were drawn in, which is three times as wide as high. */
function drawStrokes(
  { pdf, left, y }: Paper,
  strokes: readonly (readonly (readonly [number, number])[])[],
): void {
  const scale = fieldWidth / 1000
  pdf.lineWidth(1.3).lineCap('round').lineJoin('round').strokeColor(ink)
  for (const [first, ...rest] of strokes) {
    if (!first) continue
    pdf.moveTo(left + first[0] * scale, y + first[1] * scale)
    // A dot is a stroke that goes nowhere.
    for (const [px, py] of rest.length > 0 ? rest : [[first[0] + 1, first[1]] as const])
      pdf.lineTo(left + px * scale, y + py * scale)
    pdf.stroke()
  }
}
