/** What the kinds of field whose values are texts have in common. */
import type { Operator } from '../../conditions/condition.ts'
import { holdsCardNumber } from './card-number.ts'
import { bad, good, type Parsed, quoted } from './kind.ts'

export const textOperators: readonly Operator[] = [
  'is',
  'isNot',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'isEmpty',
  'isNotEmpty',
]

export const codeOperators: readonly Operator[] = ['is', 'isNot', 'in', 'notIn', 'isEmpty', 'isNotEmpty']

const controls = /(?![\t\n\r])\p{Cc}|\ufeff/gu

/** Text as it is kept: in composed form (NFC), without control characters, without space around it. */
export function cleanText(written: string, lines: 'one' | 'many'): string {
  let text = written
  // Most texts are plain ASCII, which is always well formed and composed.
  if (!/^[ -~]*$/.test(text)) text = text.toWellFormed().replace(controls, '').normalize('NFC')
  if (lines === 'many') return text.replace(/\r\n?/g, '\n').trim()
  return text.replace(/\s*[\r\n\t]+\s*/g, ' ').trim()
}

/** Reads a text: cleaned, not longer than allowed, no payment card number in it. Empty text is an empty value. */
export function parseText(value: unknown, lines: 'one' | 'many', maxLength: number): Parsed<string | null> {
  const written = typeof value === 'number' ? String(value) : value
  if (typeof written !== 'string') return bad('must be text.')
  const text = cleanText(written, lines)
  if (text === '') return good(null)
  if (text.length > maxLength)
    return bad(`is ${text.length} characters long; at most ${maxLength} are allowed.`)
  if (holdsCardNumber(text))
    return bad('holds what looks like a payment card number. Card numbers are never stored here.')
  return good(text)
}

/** Reads a text to compare with. */
export function textOperand(value: unknown): Parsed<string> {
  if (typeof value !== 'string' && typeof value !== 'number') return bad(`${quoted(value)} is no text.`)
  const text = cleanText(String(value), 'many')
  if (text === '') return bad('needs some text to compare with.')
  return text.length > 2000 ? bad('is too long a text to compare with.') : good(text)
}
