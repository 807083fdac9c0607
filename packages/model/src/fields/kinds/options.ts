/** What the kinds of field that choose from options have in common. */
import { nearest } from '../../words/nearest.ts'
import type { SelectOption } from '../field.ts'
import { bad, good, type Parsed, quoted } from './kind.ts'

/** Reads one option, written as its value or its label, in capitals or not. */
export function parseOption(value: unknown, options: readonly SelectOption[]): Parsed<string> {
  if (typeof value !== 'string') return bad(`${quoted(value)} is no option.`)
  const written = value.trim()
  const found = options.find((option) => option.value === written) ?? findLoosely(written, options)
  if (found) return good(found.value)
  const guess = nearest(
    written,
    options.map((option) => option.value),
  )
  const all = options.length <= 12 ? ` Choose ${listed(options)}.` : ''
  return bad(`${quoted(value)} is no option.${guess ? ` Did you mean “${guess}”?` : all}`)
}

/** Label of an option, or its value when the option is gone. */
export const optionLabel = (value: string, options: readonly SelectOption[]): string =>
  options.find((option) => option.value === value)?.label ?? value

function findLoosely(written: string, options: readonly SelectOption[]): SelectOption | undefined {
  const lower = written.toLowerCase()
  return options.find(({ value, label }) => value.toLowerCase() === lower || label.toLowerCase() === lower)
}

function listed(options: readonly SelectOption[]): string {
  const values = options.map(({ value }) => value)
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}
