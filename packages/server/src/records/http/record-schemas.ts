import { type JsonSchema, jsonSchemaOf, labelOf, type ObjectDefinition } from '@regulars/model'
import { columnsOf } from '../columns/column.ts'

/** The JSON Schema of a record as the API answers it. */
export function recordSchema(object: ObjectDefinition): JsonSchema {
  const columns = columnsOf(object).filter(({ field }) => !field.internal)
  const properties = columns.map(({ key, field, property }) => {
    const isThere = field.required || ['createdAt', 'updatedAt', 'version'].includes(key)
    const schema = jsonSchemaOf(field)
    const described = {
      title: labelOf(key, field),
      ...(field.description ? { description: field.description } : {}),
    }
    return [property, { ...described, ...(isThere ? schema : { anyOf: [schema, { type: 'null' }] }) }]
  })
  return {
    type: 'object',
    title: object.label,
    description: object.description,
    required: ['id'],
    properties: { id: { type: 'string', format: 'uuid' }, ...Object.fromEntries(properties) },
  }
}

/** The JSON Schema of a page of records. */
export function pageSchema(object: ObjectDefinition): JsonSchema {
  return {
    type: 'object',
    required: ['data', 'nextCursor', 'count', 'countIsEstimate'],
    properties: {
      data: { type: 'array', items: recordSchema(object) },
      nextCursor: {
        type: ['string', 'null'],
        description: 'Pass it as "cursor" for the next page; null on the last.',
      },
      count: { type: 'integer', description: 'How many records there are in all.' },
      countIsEstimate: { type: 'boolean', description: 'Counts beyond 10,000 are estimated.' },
    },
  }
}

/** A parameter of an address, as OpenAPI describes it. */
export const parameter = (name: string, description: string, schema: JsonSchema = { type: 'string' }) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})

/** The parameters that say which records are meant. */
export const selectionParameters = [
  parameter(
    'filter',
    'A condition as JSON. Also in short: email=ana@example.com, lifecycle=lead,customer, total.gte=5000, company.industry=Hotel; an empty value asks for what has none.',
  ),
  parameter('segment', 'Id of a segment; for people.'),
  parameter('deleted', 'true lists the bin instead.', { type: 'boolean', default: false }),
]

/** The parameters that say what of a record is answered. */
export const shapeParameters = [
  parameter(
    'fields',
    'Properties wanted, parted by commas, also of included records: name,company.name. Default all.',
  ),
  parameter(
    'include',
    'Records to be included, parted by commas: company,score,lines.product; "may" says what one may do.',
  ),
]

/** An answer in JSON, as OpenAPI describes it. */
export const answer = (schema: JsonSchema) => ({
  200: { description: 'As asked', content: { 'application/json': { schema } } },
})
