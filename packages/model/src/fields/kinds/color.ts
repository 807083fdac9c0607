import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { codeOperators } from './text-values.ts'

function read(value: unknown): Parsed<string> {
  const [, digits] =
    /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typeof value === 'string' ? value.trim() : '') ?? []
  if (!digits) return bad(`${quoted(value)} is no colour; write it as #1f7a4d.`)
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  return good(`#${six.toLowerCase()}`)
}

/** A colour as red, green and blue: `#1f7a4d`. */
export const colorKind: KindDefinition<'color'> = {
  kind: 'color',
  compares: 'exact',
  operators: codeOperators,
  parse: read,
  operand: read,
  format: (value) => value,
  jsonSchema: () => ({
    type: 'string',
    pattern: '^#[0-9a-f]{6}$',
    description: 'Red, green and blue in hex.',
  }),
}
