import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { codeOperators } from './text-values.ts'

let known: Set<string> | undefined

function readCode(value: unknown): Parsed<string> {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
  known ??= new Set(Intl.supportedValuesOf('currency'))
  return known.has(code) ? good(code) : bad(`${quoted(value)} is no currency; write its code, such as EUR.`)
}

/** An ISO 4217 currency code. */
export const currencyKind: KindDefinition<'currency'> = {
  kind: 'currency',
  compares: 'exact',
  operators: codeOperators,
  parse: readCode,
  operand: readCode,
  format: (value) => value,
  jsonSchema: () => ({ type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217 code.' }),
}
