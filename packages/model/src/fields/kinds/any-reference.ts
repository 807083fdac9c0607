import type { AnyReferenceField, AnyReferenceValue } from '../field.ts'
import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { codeOperators } from './text-values.ts'

const written = /^([a-z][a-zA-Z0-9]{0,59}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i

/** A record of any object in one word: `contact:0192f0c4-…`. */
export const anyReferenceText = ({ object, id }: AnyReferenceValue): string => `${object}:${id}`

/** Reads such a word. */
export function tryAnyReference(text: string): AnyReferenceValue | undefined {
  const [, object, id] = written.exec(text.trim()) ?? []
  return object && id ? { object, id: id.toLowerCase() } : undefined
}

function read(value: unknown, { ways }: AnyReferenceField): Parsed<AnyReferenceValue> {
  const { object, id } = Object(value) as Partial<AnyReferenceValue>
  const found = tryAnyReference(typeof value === 'string' ? value : `${object}:${id}`)
  if (!found) return bad(`needs the object and the id of a record; ${quoted(value)} is no such thing.`)
  if (ways && !ways.some(({ to }) => to === found.object))
    return bad(`cannot lead to ${quoted(found.object)}, but to ${ways.map(({ to }) => to).join(', ')}.`)
  return good(found)
}

/** One record of one of several objects. Compared as one word, and way by way by the references that it is made of. */
export const anyReferenceKind: KindDefinition<'anyReference'> = {
  kind: 'anyReference',
  woven: true,
  compares: 'exact',
  operators: codeOperators,
  parse: read,
  operand(value, field) {
    const found = read(value, field)
    return found.ok ? good(anyReferenceText(found.value)) : found
  },
  text: anyReferenceText,
  format: (value, _field, { nameOf }) => value.title ?? nameOf?.(value.object, value.id) ?? value.id,
  jsonSchema: ({ ways = [] }) => ({
    type: 'object',
    required: ['object', 'id'],
    properties: {
      object: { type: 'string', ...(ways.length > 0 ? { enum: ways.map(({ to }) => to) } : {}) },
      id: { type: 'string', format: 'uuid' },
      title: { type: ['string', 'null'], readOnly: true },
    },
  }),
}
