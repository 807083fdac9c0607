/**
 * Rich text is kept as Markdown, and read into a small tree that screens draw. What is not in the tree cannot be drawn: there is no HTML, no picture that calls home,
 * and no link but to the web, to an e-mail address or a telephone.
 */

/** A stretch of text within a line. */
export type RichInline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; inner: RichInline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; to: string; inner: RichInline[] }
  | { kind: 'break' }

/** A block of rich text. */
export type RichBlock =
  | { kind: 'paragraph' | 'quote'; inner: RichInline[] }
  | { kind: 'heading'; level: 1 | 2 | 3; inner: RichInline[] }
  | { kind: 'list'; ordered: boolean; items: RichInline[][] }
  | { kind: 'code'; text: string }

const heading = /^(#{1,3})\s+(.*)$/
const bullet = /^\s{0,3}[-*+]\s+(.*)$/
const numbered = /^\s{0,3}\d{1,4}[.)]\s+(.*)$/
const quoteLine = /^>\s?(.*)$/
const starts = [heading, bullet, numbered, quoteLine, /^```/]

/** Reads rich text into blocks. Every text can be read; what has no meaning stands for itself. */
export function readRichText(markdown: string): RichBlock[] {
  const lines = markdown.split('\n')
  const blocks: RichBlock[] = []
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.trim() === '') at += 1
    else {
      const [block, next] = readBlock(lines, at)
      blocks.push(block)
      at = next
    }
  }
  return blocks
}

/** The text alone, in one line: for lists, and where there is no room. */
export function plainRichText(markdown: string): string {
  const words = readRichText(markdown).flatMap((block) => {
    if (block.kind === 'list') return block.items.map(plainInline)
    return block.kind === 'code' ? block.text : plainInline(block.inner)
  })
  return words.join(' ').replace(/\s+/g, ' ').trim()
}

function plainInline(inline: readonly RichInline[]): string {
  return inline
    .map((part) => ('inner' in part ? plainInline(part.inner) : part.kind === 'break' ? ' ' : part.text))
    .join('')
}

function readBlock(lines: readonly string[], at: number): [RichBlock, number] {
  const line = lines[at]!
  if (line.startsWith('```')) return readCode(lines, at)
  const head = heading.exec(line)
  if (head)
    return [{ kind: 'heading', level: head[1]!.length as 1 | 2 | 3, inner: readInline(head[2]!) }, at + 1]
  for (const [shape, ordered] of [
    [bullet, false],
    [numbered, true],
  ] as const) {
    const [items, next] = readWhile(lines, at, shape)
    if (items.length > 0) return [{ kind: 'list', ordered, items: items.map(readInline) }, next]
  }
  const [quoted, next] = readWhile(lines, at, quoteLine)
  if (quoted.length > 0) return [{ kind: 'quote', inner: readLines(quoted) }, next]
  const end = lines.findIndex(
    (other, index) => index > at && (other.trim() === '' || starts.some((start) => start.test(other))),
  )
  const last = end < 0 ? lines.length : end
  return [{ kind: 'paragraph', inner: readLines(lines.slice(at, last)) }, last]
}

function readCode(lines: readonly string[], at: number): [RichBlock, number] {
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'))
  const last = end < 0 ? lines.length : end
  return [{ kind: 'code', text: lines.slice(at + 1, last).join('\n') }, last + 1]
}

function readWhile(lines: readonly string[], at: number, shape: RegExp): [string[], number] {
  const found: string[] = []
  for (let line = at; line < lines.length; line += 1) {
    const match = shape.exec(lines[line]!)
    if (!match) break
    found.push(match[1]!)
  }
  return [found, at + found.length]
}

const readLines = (lines: readonly string[]): RichInline[] =>
  lines.flatMap((line, index) => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...readInline(line)])

/** One alternative for each mark; each needs its end on the same line, so the work grows with the length of the text alone. */
const mark =
  /`([^`]+)`|\*\*([^*]+(?:\*[^*]+\*[^*]*)*)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|(?<![\p{L}\p{N}])_([^_\s][^_]*)_(?![\p{L}\p{N}])|\[([^\]]+)\]\(([^()\s]+)\)|\\([\\`*_[\]()#>+.!-])/u

const mostNested = 4

function readInline(text: string, depth = 0): RichInline[] {
  const parts: RichInline[] = []
  let rest = text
  while (rest !== '') {
    const found = depth < mostNested ? mark.exec(rest) : null
    if (!found) {
      parts.push({ kind: 'text', text: rest })
      break
    }
    if (found.index > 0) parts.push({ kind: 'text', text: rest.slice(0, found.index) })
    parts.push(...readMark(found, depth + 1))
    rest = rest.slice(found.index + found[0].length)
  }
  return parts
}

function readMark(found: RegExpExecArray, depth: number): RichInline[] {
  const [whole, code, star2, line2, star, line, label, to, sign] = found
  if (code !== undefined) return [{ kind: 'code', text: code }]
  if (sign !== undefined) return [{ kind: 'text', text: sign }]
  const strong = star2 ?? line2
  if (strong !== undefined) return [{ kind: 'strong', inner: readInline(strong, depth) }]
  const emphasis = star ?? line
  if (emphasis !== undefined) return [{ kind: 'emphasis', inner: readInline(emphasis, depth) }]
  const address = safeAddress(to!)
  if (address === undefined) return [{ kind: 'text', text: whole }]
  return [{ kind: 'link', to: address, inner: readInline(label!, depth) }]
}

/** Where a link may lead; undefined for every other scheme. */
function safeAddress(written: string): string | undefined {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`)
  return url && ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined
}
