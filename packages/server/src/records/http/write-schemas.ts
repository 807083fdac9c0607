import { type JsonSchema, jsonSchemaOf, labelOf, type ObjectDefinition } from '@regulars/model'
import { columnsOf } from '../columns/column.ts'

/** The JSON Schema of the values that people send of a record. */
export function inputSchema(object: ObjectDefinition, isNew: boolean): JsonSchema {
  const writable = columnsOf(object).filter(({ field }) => !field.internal && !field.readOnly)
  const required = writable.filter(({ field }) => isNew && field.required && field.default === undefined)
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required: required.map(({ property }) => property) } : {}),
    properties: Object.fromEntries(
      writable.map(({ key, field, property }) => [
        property,
        { title: labelOf(key, field), ...jsonSchemaOf(field) },
      ]),
    ),
  }
}

/** A body in JSON, as OpenAPI describes it. */
export const jsonBody = (schema: JsonSchema) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** Answers by status, as OpenAPI describes them. */
export const answers = (bySchema: Record<number, JsonSchema | undefined>) =>
  Object.fromEntries(
    Object.entries(bySchema).map(([status, schema]) => [
      status,
      { description: 'As asked', ...(schema ? { content: { 'application/json': { schema } } } : {}) },
    ]),
  )

/** The parameter that names a record. */
export const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
}

/** Headers that writes understand. */
export const writeHeaders = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'The same request with the same key again is answered as the first time, for 24 hours, and does nothing.',
    schema: { type: 'string', maxLength: 255 },
  },
]

/** The header by which a change is refused when somebody else was faster. */
export const ifMatchHeader = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'ETag of the record as it was read; 412 shows what somebody else changed since.',
  schema: { type: 'string' },
}

/** What a batch takes. */
export const batchSchema = (object: ObjectDefinition): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: {
    create: { type: 'array', items: inputSchema(object, true) },
    update: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'values'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          version: {
            type: 'integer',
            description: 'Refuses the batch when the record has another version by now.',
          },
          values: inputSchema(object, false),
        },
      },
    },
    remove: { type: 'array', items: { type: 'string', format: 'uuid' } },
  },
})

/** What a bulk write takes. */
export const bulkSchema = (object: ObjectDefinition): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  description: 'Either `update` or `remove`, and either `ids` or `filter` and `segment`.',
  properties: {
    ids: { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: 10_000 },
    filter: { type: 'object', description: 'A condition.' },
    segment: { type: 'string', format: 'uuid' },
    update: inputSchema(object, false),
    remove: { type: 'boolean', const: true },
  },
})

/** What a bulk write answers. */
export const bulkAnswerSchema: JsonSchema = {
  type: 'object',
  properties: {
    changeSetId: { type: ['string', 'null'], format: 'uuid' },
    matched: { type: 'integer' },
    changed: { type: 'integer' },
    skipped: { type: 'integer', description: 'Records that you may see but not change.' },
  },
}
