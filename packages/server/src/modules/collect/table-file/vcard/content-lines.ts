import { longestRow } from '../table-format.ts'
import { brokenRow } from '../table-problems.ts'

/** One property of a card: `item1.TEL;TYPE=CELL:+48 …` without its group. */
export interface ContentLine {
  name: string
  /** Values of parameters in lower case by name in capitals; a bare word of vCard 2.1 (`CELL`) counts as a TYPE. */
  parameters: ReadonlyMap<string, readonly string[]>
  /** As written: escapes and encoding still in it. */
  value: string
}

/** Properties whose value is a picture, a sound or a key. They are passed over unread: they may be megabytes. */
const media = /^(?:[\w-]+\.)?(PHOTO|LOGO|SOUND|KEY)[;:]/i

/**
 * Joins the lines that belong together: a line that begins with a space goes on from the one before, and so does one after a `=` at the end of
 * quoted-printable text.
 */
export class LineJoiner {
  #line: string | undefined
  #isMedia = false

  /** Takes one line of the file; gives back the one before when that is complete. */
  add(line: string, card: number): string | undefined {
    if (this.#line !== undefined && this.#goesOn(line)) {
      if (!this.#isMedia) this.#line = this.#joined(line)
      if (this.#line.length > longestRow) throw brokenRow(card, 'it holds more than a million characters')
      return undefined
    }
    const complete = this.flush()
    this.#line = line
    this.#isMedia = media.test(line)
    return complete
  }

  flush(): string | undefined {
    const complete = this.#isMedia ? undefined : this.#line
    this.#line = undefined
    return complete
  }

  #goesOn(line: string): boolean {
    return /^[ \t]/.test(line) || (this.#line!.endsWith('=') && quotedPrintable.test(this.#line!))
  }

  #joined(line: string): string {
    if (this.#line!.endsWith('=') && quotedPrintable.test(this.#line!)) return this.#line!.slice(0, -1) + line
    return this.#line! + line.slice(1)
  }
}

const quotedPrintable = /^[^:]*QUOTED-PRINTABLE[^:]*:/i

/** Takes a property apart; undefined for what is none. */
export function parseContentLine(line: string): ContentLine | undefined {
  const colon = colonAt(line)
  if (colon < 1) return undefined
  const [head = '', ...written] = splitOutsideQuotes(line.slice(0, colon), ';')
  const name = head
    .slice(head.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase()
  if (!/^[A-Z0-9-]+$/.test(name)) return undefined
  const parameters = new Map<string, string[]>()
  for (const parameter of written) {
    const equals = parameter.indexOf('=')
    const key = equals < 0 ? bareWord(parameter) : parameter.slice(0, equals).trim().toUpperCase()
    const values = splitOutsideQuotes(equals < 0 ? parameter : parameter.slice(equals + 1), ',')
    const read = values.map((value) =>
      value
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .toLowerCase(),
    )
    parameters.set(key, [...(parameters.get(key) ?? []), ...read])
  }
  return { name, parameters, value: line.slice(colon + 1) }
}

const bareWord = (word: string): string =>
  /^\s*(QUOTED-PRINTABLE|BASE64|8BIT|7BIT)\s*$/i.test(word) ? 'ENCODING' : 'TYPE'

/** The colon that ends the parameters: not one inside quotation marks. */
function colonAt(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === ':' && !quoted) return at
  }
  return line.indexOf(':')
}

function splitOutsideQuotes(text: string, sign: string): string[] {
  if (!text.includes('"')) return text.split(sign)
  const parts: string[] = []
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === sign && !quoted) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

/** The value as text pieces between unescaped signs: `Doe;John` by `;`. Quoted-printable is decoded first. */
export function valueParts(line: ContentLine, sign: ';' | ','): string[] {
  const parts: string[] = []
  let part = ''
  const text = decodedValue(line)
  for (let at = 0; at < text.length; at++) {
    const next = text[at + 1]
    if (text[at] === '\\' && next !== undefined) {
      part += next === 'n' || next === 'N' ? '\n' : /[\\;,:"]/.test(next) ? next : `\\${next}`
      at++
    } else if (text[at] === sign) {
      parts.push(part)
      part = ''
    } else part += text[at]
  }
  return [...parts, part].map((each) => each.replace(/\r\n?/g, '\n').trim())
}

/** The value as one text. */
export function valueText(line: ContentLine): string {
  return valueParts(line, ';').join(';')
}

function decodedValue({ value, parameters }: ContentLine): string {
  if (!parameters.get('ENCODING')?.includes('quoted-printable')) return value
  const bytes: number[] = []
  for (let at = 0; at < value.length; at++) {
    const code = /^=([0-9A-F]{2})/i.exec(value.slice(at, at + 3))?.[1]
    if (code) {
      bytes.push(Number.parseInt(code, 16))
      at += 2
    } else bytes.push(...Buffer.from(value[at]!))
  }
  return decode(Buffer.from(bytes), parameters.get('CHARSET')?.[0])
}

function decode(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
