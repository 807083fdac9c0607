import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { codeOperators } from './text-values.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function readId(value: unknown): Parsed<string> {
  const id = typeof value === 'string' ? value.trim().toLowerCase() : ''
  return uuid.test(id) ? good(id) : bad(`${quoted(value)} is no id of a record.`)
}

/** One record of another object, by its id. Conditions about users know `me` and `myTeam`. */
export const referenceKind: KindDefinition<'reference'> = {
  kind: 'reference',
  compares: 'exact',
  operators: codeOperators,
  parse: readId,
  operand(value, field) {
    const relative = value === 'me' || value === 'myTeam'
    return relative && field.to === 'user' ? good(value) : readId(value)
  },
  format: (value, field, { nameOf }) => nameOf?.(field.to, value) ?? value,
  jsonSchema: (field) => ({
    type: 'string',
    format: 'uuid',
    description: `Id of a record of \`${field.to}\`.`,
  }),
}
