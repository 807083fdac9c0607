import { z } from 'zod'
import type { RegisteredRoute } from './route.ts'

/** An OpenAPI 3.1 description, as far as we write one. */
export interface OpenApiDocument {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, unknown>
}

/** One method of one path. */
export interface Operation {
  operationId: string
  summary?: string
  tags: string[]
  parameters?: Parameter[]
  requestBody?: unknown
  responses: Record<string, unknown>
  security: Record<string, string[]>[]
  'x-permission': string
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  schema: unknown
}

type JsonSchema = { properties?: Record<string, JsonSchema>; required?: string[]; description?: string }

/** Describes all routes under /api from their schemas and their `config`. */
export function describeApi(routes: RegisteredRoute[], version: string): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {}
  for (const route of routes.filter(isDescribed)) {
    const path = openApiPath(route.url)
    paths[path] ??= {}
    paths[path][route.method.toLowerCase()] = operationOf(route, path)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Regulars', version, description: 'The CRM that turns strangers into regulars.' },
    servers: [{ url: '/' }],
    paths,
    components: { securitySchemes, schemas: { Problem: problemSchema } },
  }
}

function isDescribed({ url, method }: RegisteredRoute): boolean {
  return url.startsWith('/api/') && !url.includes('*') && method !== 'HEAD' && method !== 'OPTIONS'
}

/** `/contacts/:id` → `/contacts/{id}`; patterns of a parameter, `:id(^…$)`, are left out. */
function openApiPath(url: string): string {
  return url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}')
}

function operationOf({ method, url, schema, config, permission }: RegisteredRoute, path: string): Operation {
  const { body, querystring, params, headers, response } = (schema ?? {}) as Record<string, unknown>
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-zA-Z0-9]+(.)?/g, (_, next = '') => next.toUpperCase())}`,
    ...(config?.summary === undefined ? {} : { summary: config.summary }),
    tags: [config?.tag ?? tagOf(url)],
    parameters: [
      ...pathParameters(url, params),
      ...parametersIn('query', querystring),
      ...parametersIn('header', headers),
    ],
    ...(body instanceof z.ZodType
      ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }
      : {}),
    responses: responsesOf(response),
    security: permission === 'public' ? [] : [{ apiKey: [] }, { session: [] }],
    'x-permission': permission,
    ...config?.openapi,
  }
}

function tagOf(url: string): string {
  return url.replace(/^\/api\/(v\d+\/)?/, '').split('/')[0] ?? ''
}

function pathParameters(url: string, params: unknown): Parameter[] {
  const described = new Map(parametersIn('path', params).map((parameter) => [parameter.name, parameter]))
  return [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    ...(described.get(name) ?? { name, in: 'path', schema: { type: 'string' } }),
    required: true,
  }))
}

function parametersIn(place: Parameter['in'], schema: unknown): Parameter[] {
  if (!(schema instanceof z.ZodType)) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: property,
  }))
}

function responsesOf(response: unknown): Record<string, unknown> {
  const described = Object.entries((response ?? {}) as Record<string, unknown>).map(([status, schema]) => [
    status,
    {
      description: 'As asked',
      ...(schema instanceof z.ZodType ? { content: json(schemaOf(schema, 'output')) } : {}),
    },
  ])
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return {
    ...(described.length > 0 ? Object.fromEntries(described) : { 200: { description: 'As asked' } }),
    default: { description: 'A problem, with its code, a sentence and what to do', content: problem },
  }
}

function json(schema: unknown): Record<string, unknown> {
  return { 'application/json': { schema } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as JsonSchema
}

const securitySchemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, made in Settings or by "api-key create".',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'regulars.session_token',
    description: 'A signed-in browser.',
  },
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'What went wrong, in one sentence.' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable, for programs.' },
    detail: { type: 'string', description: 'What to do about it.' },
    instance: { type: 'string', description: 'The id of the request, which is also in the log.' },
    field: { type: 'string' },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}
