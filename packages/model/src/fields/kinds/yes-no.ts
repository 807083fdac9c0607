import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'

const words: Record<string, boolean> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
}

function read(value: unknown): Parsed<boolean> {
  if (typeof value === 'boolean') return good(value)
  const word =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : ''
  return Object.hasOwn(words, word) ? good(words[word]!) : bad(`${quoted(value)} is neither yes nor no.`)
}

/** Yes or no. */
export const yesNoKind: KindDefinition<'yesNo'> = {
  kind: 'yesNo',
  compares: 'yesNo',
  operators: ['is', 'isNot', 'isEmpty', 'isNotEmpty'],
  parse: read,
  operand: read,
  format: (value) => (value ? 'Yes' : 'No'),
  jsonSchema: () => ({ type: 'boolean' }),
}
