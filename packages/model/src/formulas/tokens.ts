import { FormulaError, longestFormula, type Stretch } from './syntax.ts'

/** A word, number, text or sign of a formula. */
export interface Token extends Stretch {
  kind: 'name' | 'number' | 'text' | 'sign' | 'end'
  /** As it is written; of a text, what stands between the quotation marks. */
  written: string
}

const patterns: ReadonlyArray<readonly [Token['kind'] | 'space', RegExp]> = [
  ['space', /\s+/y],
  ['number', /(\d+(\.\d+)?|\.\d+)/y],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['text', /'(?:[^']|'')*'|"(?:[^"]|"")*"/y],
  ['sign', /<=|>=|!=|<>|==|[-+*/&=<>(),.%]/y],
]

/** Marks that other programs and keyboards write for the same sign. */
const sameSigns: Readonly<Record<string, string>> = { '<>': '!=', '==': '=' }

/** What people write that is no sign here, and what to write instead. */
const instead: Readonly<Record<string, string>> = {
  '×': 'Write * to multiply.',
  '·': 'Write * to multiply.',
  '÷': 'Write / to divide.',
  ':': 'Write / to divide.',
  '−': 'Write the plain - to subtract.',
  '–': 'Write the plain - to subtract.',
  ';': 'Part the values of a function by commas.',
  '“': 'Write texts in plain quotation marks: "text".',
  '”': 'Write texts in plain quotation marks: "text".',
  '„': 'Write texts in plain quotation marks: "text".',
  '‘': "Write texts in plain quotation marks: 'text'.",
  '’': "Write texts in plain quotation marks: 'text'.",
  '{': 'Write fields by their names alone, without braces.',
  '[': 'Write fields by their names alone, without brackets.',
  '^': 'Powers are not known; multiply a value with itself.',
  '!': 'Write not to turn a yes into a no.',
  '|': 'Write or between conditions, & between texts.',
  $: 'Write the number alone; what an amount is in follows from its field.',
  '€': 'Write the number alone; what an amount is in follows from its field.',
}

/** Cuts the text of a formula into tokens, the last of them the end. @throws FormulaError at the first letter that makes no sense */
export function tokensOf(text: string): Token[] {
  if (text.length > longestFormula)
    throw new FormulaError(
      `The formula is ${text.length} characters long; at most ${longestFormula} are read. Move a part of it into a formula field of its own.`,
      { from: longestFormula, to: text.length },
    )
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const token = tokenAt(text, at)
    if (token.kind !== 'space') tokens.push(token as Token)
    at = token.to
  }
  return [...tokens, { kind: 'end', written: '', from: text.length, to: text.length }]
}

function tokenAt(text: string, from: number): Stretch & { kind: Token['kind'] | 'space'; written: string } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = from
    const written = pattern.exec(text)?.[0]
    if (written === undefined) continue
    return { kind, written: meant(kind, written), from, to: from + written.length }
  }
  throw strange(text, from)
}

function meant(kind: string, written: string): string {
  if (kind === 'sign') return sameSigns[written] ?? written
  if (kind !== 'text') return written
  const mark = written.charAt(0)
  return written.slice(1, -1).replaceAll(mark + mark, mark)
}

function strange(text: string, from: number): FormulaError {
  const sign = String.fromCodePoint(text.codePointAt(from)!)
  if (sign === "'" || sign === '"')
    return new FormulaError(`The text that begins here has no end. Close it with ${sign}.`, {
      from,
      to: text.length,
    })
  const mend = instead[sign] ?? 'Take it out, or put it in quotation marks if it is text.'
  return new FormulaError(`“${sign}” has no meaning in a formula. ${mend}`, { from, to: from + sign.length })
}
