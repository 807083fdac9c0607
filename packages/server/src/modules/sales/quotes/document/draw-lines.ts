import { choicesOf, countedLines, fillWords, type PricedLine, type QuoteWords } from '@regulars/model'
import type { QuoteFormat } from '../format.ts'
import type { StoredLine } from '../read-quote.ts'
import { muted, type Paper, type TextLook } from './paper.ts'
import type { QuoteDocument } from './quote-document.ts'

/** A line with its amounts. */
export interface DrawnLine {
  line: StoredLine
  priced: PricedLine
}

interface Column {
  label: string
  x: number
  width: number
  look: TextLook
  write: (drawn: DrawnLine) => string
}

const gap = 10

/** A way to draw tables of some of the lines, all with the same columns, so that figures stand below figures. */
export function lineTables(
  paper: Paper,
  all: readonly DrawnLine[],
  words: QuoteWords,
  format: QuoteFormat,
): (lines: readonly DrawnLine[]) => void {
  const columns = columnsOf(paper, all, words, format)
  return (lines) => drawTable(paper, lines, columns, words)
}

/** The table of lines. Its head is repeated on every page. */
function drawTable(
  paper: Paper,
  lines: readonly DrawnLine[],
  columns: readonly Column[],
  words: QuoteWords,
): void {
  const nameWidth = columns[0]!.x - gap - paper.left
  const drawHeads = () => {
    const head = { size: 7.5, color: muted } as const
    paper.text(words.item, { x: paper.left, y: paper.y, width: nameWidth }, head)
    for (const { label, x, width } of columns)
      paper.text(label, { x, y: paper.y, width }, { ...head, align: 'right' })
    paper.y += 14
    paper.rule(paper.y, { color: paper.accent, thickness: 0.8 })
    paper.y += 8
  }
  paper.need(70)
  drawHeads()
  for (const drawn of lines) {
    const { name, description } = texts(drawn.line)
    const height = rowHeight(paper, name, description, nameWidth)
    if (paper.need(height)) drawHeads()
    const used = paper.text(name, { x: paper.left, y: paper.y, width: nameWidth }, nameLook)
    if (description)
      paper.text(description, { x: paper.left, y: paper.y + used + 1, width: nameWidth }, descriptionLook)
    for (const { x, width, look, write } of columns)
      paper.text(write(drawn), { x, y: paper.y, width }, { ...look, align: 'right' })
    paper.y += height
    paper.rule(paper.y - 6)
  }
}

const nameLook = { font: 'strong', size: 9 } as const
const descriptionLook = { size: 8, color: muted, lineGap: 2 } as const

/** Without line breaks that would push the row below over the page. */
const texts = ({ name, description }: StoredLine) => ({
  name,
  description: description?.trim().slice(0, 2500),
})

function rowHeight(paper: Paper, name: string, description: string | undefined, width: number): number {
  const below = description ? paper.heightOf(description, width, descriptionLook) + 1 : 0
  return paper.heightOf(name, width, nameLook) + below + 13
}

/** Each column is as wide as its widest figure; the name takes the rest. */
function columnsOf(
  paper: Paper,
  lines: readonly DrawnLine[],
  words: QuoteWords,
  format: QuoteFormat,
): Column[] {
  const hasDiscount = lines.some(({ line }) => (line.discountShare ?? 0) > 0)
  const wanted: Omit<Column, 'x' | 'width'>[] = [
    {
      label: words.quantity,
      look: { figures: true },
      write: ({ line }) => [format.number(line.quantity), line.unit].filter(Boolean).join(' '),
    },
    {
      label: words.unitPrice,
      look: { figures: true },
      write: ({ line }) => [format.money(line.unitPrice), periodWord(line, words)].filter(Boolean).join(' '),
    },
    ...(hasDiscount
      ? [
          {
            label: words.discount,
            look: { color: muted, figures: true },
            write: ({ line }: DrawnLine) =>
              line.discountShare ? `−${format.percent(line.discountShare)}` : '',
          },
        ]
      : []),
    {
      label: words.amount,
      look: { font: 'strong', figures: true },
      write: ({ priced }) => format.money(priced.listAmount - priced.lineDiscount),
    },
  ]
  let right = paper.left + paper.width
  return wanted
    .toReversed()
    .map((column) => {
      const values = lines.map((drawn) => paper.widthOf(column.write(drawn), column.look))
      const width = Math.ceil(Math.max(paper.widthOf(column.label, { size: 7.5 }), ...values) + 2)
      const x = right - width
      right = x - gap - 4
      return { ...column, x, width }
    })
    .toReversed()
}

/** How often a line is charged; nothing for what is charged once. */
const periodWord = ({ period }: StoredLine, words: QuoteWords): string | undefined =>
  ({ once: undefined, month: words.perMonth, year: words.perYear })[period]

/** The lines that count, what could be taken in their place, and the optional ones that were not chosen. */
export function partLines({ lines, priced }: Pick<QuoteDocument, 'lines' | 'priced'>, words: QuoteWords) {
  const drawn = new Map(lines.map((line, index) => [line, { line, priced: priced.lines[index]! }]))
  const counted = countedLines(lines)
  const parts = { counted: counted.map((line) => drawn.get(line)!), alternative: [], optional: [] } as Record<
    'counted' | 'alternative' | 'optional',
    DrawnLine[]
  >
  for (const choice of choicesOf(lines)) {
    const taken = choice.find((line) => counted.includes(line))
    for (const line of choice) {
      if (line === taken) continue
      const before = taken ?? (line.alternative ? choice[0] : undefined)
      parts[taken ? 'alternative' : 'optional'].push(
        before ? standingFor(drawn.get(line)!, before, words) : drawn.get(line)!,
      )
    }
  }
  return parts
}

/** A line that says below its name what it would stand in place of. */
function standingFor({ line, priced }: DrawnLine, other: StoredLine, words: QuoteWords): DrawnLine {
  const instead = fillWords(words.insteadOf, { name: other.name })
  return { line: { ...line, description: [instead, line.description].filter(Boolean).join('\n') }, priced }
}
