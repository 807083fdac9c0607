import { bad, good, type KindDefinition } from './kind.ts'

const longest = 1_000_000

/** Structured data that only code reads. */
export const jsonKind: KindDefinition<'json'> = {
  kind: 'json',
  compares: 'nothing',
  operators: [],
  parse(value) {
    const written = JSON.stringify(value)
    if (written === undefined) return bad('must be JSON.')
    // PostgreSQL cannot keep the character U+0000 in JSON.
    if (written.includes('\\u0000')) return bad('holds a character that cannot be kept (U+0000).')
    return written.length > longest ? bad('is too large.') : good(value)
  },
  operand: () => bad('cannot be compared.'),
  format: (value) => JSON.stringify(value),
  jsonSchema: () => ({}),
}
