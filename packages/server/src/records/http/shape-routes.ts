import { longestFormula, offeredFields, pageAreas } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { type App, actorOf, type Request } from '../../platform/http/route.ts'
import { type Ctx, ctxFor, type Services } from '../context.ts'
import { previewRule } from '../rules-of-objects/keep-rules.ts'
import { previewKind } from '../shape/change-kind.ts'
import { changeKindSoon } from '../shape/change-kind-job.ts'
import { previewComputed } from '../shape/preview-computed.ts'
import { changeField, createField, orderFields, removeField, restoreField } from '../shape/shape-field.ts'
import {
  changeObject,
  createObject,
  objectNamed,
  removeObject,
  restoreObject,
} from '../shape/shape-object.ts'
import { describeObjects } from './describe-object.ts'

const label = z.string().trim().min(1).max(60)
const key = z.string().max(60)

const newObject = z.strictObject({
  label,
  labelPlural: label.describe('What several of them are called: Machines.'),
  name: key.optional().describe('Stable name in the API; made of the label unless given.'),
  description: z.string().trim().max(500).optional(),
  icon: z.string().max(40).optional().describe('Name of a lucide icon.'),
  ownership: z.enum(['owner', 'shared']).optional().describe('Whether each record belongs to somebody.'),
  titleLabel: label
    .optional()
    .describe('What the field is called that names a record; its key is made of it. Default Name.'),
})

const keys = z.array(key).max(500)
const names = z.array(z.string().min(1).max(80)).max(200)

/** A layout with all there is to it: names and keys only. */
const pageLayout = z
  .strictObject({
    facts: z.array(key).max(8).optional().describe('Fields in the line below the name.'),
    sections: z
      .array(z.strictObject({ title: label, fields: keys }))
      .max(50)
      .optional()
      .describe('Headings with their fields.'),
    hiddenFields: keys.optional().describe('Fields that the page leaves out.'),
    parts: z.partialRecord(z.enum(pageAreas), names).optional().describe('Panels and relations, by area.'),
    hiddenParts: names.optional(),
    columns: z
      .record(z.string().max(80), z.array(z.string().min(1).max(200)).max(30))
      .optional()
      .describe('Columns of related lists, by relation.'),
  })
  .describe('How the pages of its records are laid out; null for what follows from the definition.')

const objectChange = z.strictObject({
  label: label.optional(),
  labelPlural: label.optional(),
  description: z.string().trim().max(500).nullable().optional(),
  icon: z.string().max(40).optional(),
  title: key.optional().describe('Key of the text field that names a record.'),
  columns: z.array(key).min(1).max(50).nullable().optional(),
  rules: z
    .array(
      z.strictObject({
        id: z.string().max(40).optional(),
        formula: z.string().trim().min(1).max(longestFormula).describe('Must not come out as no.'),
        sentence: z.string().trim().min(1).max(300).describe('What is wrong, and the way out.'),
        field: key.optional().describe('Field at which the sentence stands.'),
      }),
    )
    .max(50)
    .optional()
    .describe('What its records must keep: all rules, in order.'),
  page: pageLayout.nullable().optional(),
})

const fieldFacts = {
  description: z.string().trim().max(500).nullable().optional().describe('Help text.'),
  section: z.string().trim().min(1).max(60).nullable().optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  filterable: z.boolean().optional().describe('Backed by an index. Default true where there can be one.'),
  default: z.unknown().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
}
const newField = z.strictObject({
  label,
  kind: key.describe('Name of a kind, as GET /api/v1/field-kinds lists them.'),
  key: key.optional().describe('Stable name in the API; made of the label unless given.'),
  ...fieldFacts,
})
const fieldChange = z.strictObject({ label: label.optional(), ...fieldFacts })

const newKind = z.strictObject({
  kind: key.describe('Name of a kind, as GET /api/v1/field-kinds lists them.'),
  settings: z.record(z.string(), z.unknown()).optional(),
})

const computedField = z.strictObject({
  formula: z.string().max(longestFormula).optional(),
  rollUp: z.record(z.string(), z.unknown()).optional(),
  record: z.uuid().optional().describe('Record it is tried on; the first of the list, when absent.'),
})

const ofObject = z.strictObject({ object: key })
const ofField = z.strictObject({ object: key, key })
const ofRow = z.strictObject({ id: z.uuid() })

const config = { permission: 'object.shape', tag: 'objects' }

/** Adds the routes by which people make objects and fields, and change what is there. */
export function addShapeRoutes(app: App, services: Services): void {
  addObjectShapeRoutes(app, services)
  addFieldShapeRoutes(app, services)
  addRemovedRoute(app, services)
  app.get(
    '/api/v1/field-kinds',
    { config: { permission: 'signed-in', tag: 'objects', summary: 'Kinds of field that can be made' } },
    () => ({ data: offeredFields }),
  )
}

const asked = (services: Services, request: Request): Ctx => ctxFor(services, actorOf(request))

/** An object as it has become. */
function described(services: Services, request: Request, name: string): unknown {
  return describeObjects(asked(services, request)).find((object) => object.name === name) ?? { name }
}

function addObjectShapeRoutes(app: App, services: Services): void {
  const sum = (summary: string) => ({ config: { ...config, summary } })
  app.post(
    '/api/v1/objects',
    { ...sum('Make an object'), schema: { body: newObject } },
    async (request, reply) => {
      const name = await createObject(asked(services, request), request.body)
      return reply.status(201).send(described(services, request, name))
    },
  )
  app.patch(
    '/api/v1/objects/:object',
    { ...sum('Call an object otherwise'), schema: { params: ofObject, body: objectChange } },
    async (request) => {
      await changeObject(asked(services, request), request.params.object, request.body)
      return described(services, request, request.params.object)
    },
  )
  app.post(
    '/api/v1/objects/:object/preview-rule',
    {
      ...sum('How many records break a rule'),
      schema: {
        params: ofObject,
        body: z.strictObject({ formula: z.string().trim().min(1).max(longestFormula) }),
      },
    },
    (request) => {
      const ctx = asked(services, request)
      return previewRule(ctx, objectNamed(ctx, request.params.object), request.body.formula)
    },
  )
  app.delete(
    '/api/v1/objects/:object',
    { ...sum('Put an object that users made into the bin'), schema: { params: ofObject } },
    async (request, reply) => {
      await removeObject(asked(services, request), request.params.object)
      return reply.status(204).send()
    },
  )
  app.post(
    '/api/v1/objects/removed/:id/restore',
    { ...sum('Take an object out of the bin'), schema: { params: ofRow } },
    async (request) => {
      const name = await restoreObject(asked(services, request), request.params.id)
      return described(services, request, name)
    },
  )
}

function addFieldShapeRoutes(app: App, services: Services): void {
  const sum = (summary: string) => ({ config: { ...config, summary } })
  app.post(
    '/api/v1/objects/:object/fields',
    { ...sum('Add a field'), schema: { params: ofObject, body: newField } },
    async (request, reply) => {
      const { object } = request.params
      const key = await createField(asked(services, request), object, request.body)
      return reply.status(201).send({ key, object: described(services, request, object) })
    },
  )
  app.post(
    '/api/v1/objects/:object/preview-field',
    {
      ...sum('Try a formula or roll-up on a real record'),
      schema: { params: ofObject, body: computedField },
    },
    (request) => {
      const ctx = asked(services, request)
      const { record, ...settings } = request.body
      return previewComputed(ctx, objectNamed(ctx, request.params.object), settings, record)
    },
  )
  app.patch(
    '/api/v1/objects/:object/fields/:key',
    { ...sum('Change a field'), schema: { params: ofField, body: fieldChange } },
    async (request) => {
      const { object, key } = request.params
      await changeField(asked(services, request), object, key, request.body)
      return described(services, request, object)
    },
  )
  addKindRoutes(app, services)
  app.put(
    '/api/v1/objects/:object/field-order',
    {
      ...sum('Put the fields that users made in order'),
      schema: { params: ofObject, body: z.strictObject({ keys: z.array(key).max(500) }) },
    },
    async (request) => {
      await orderFields(asked(services, request), request.params.object, request.body.keys)
      return described(services, request, request.params.object)
    },
  )
  app.delete(
    '/api/v1/objects/:object/fields/:key',
    { ...sum('Put a field that users made into the bin'), schema: { params: ofField } },
    async (request, reply) => {
      await removeField(asked(services, request), request.params.object, request.params.key)
      return reply.status(204).send()
    },
  )
  app.post(
    '/api/v1/objects/removed-fields/:id/restore',
    { ...sum('Take a field out of the bin'), schema: { params: ofRow } },
    async (request, reply) => {
      await restoreField(asked(services, request), request.params.id)
      return reply.status(204).send()
    },
  )
}

/** Adds the routes by which a field becomes one of another kind. */
function addKindRoutes(app: App, services: Services): void {
  const schema = { params: ofField, body: newKind }
  app.post(
    '/api/v1/objects/:object/fields/:key/preview-kind',
    {
      config: { ...config, summary: 'What of the values of a field another kind would keep and lose' },
      schema,
    },
    (request) => {
      const { object, key } = request.params
      return previewKind(asked(services, request), object, key, request.body)
    },
  )
  app.post(
    '/api/v1/objects/:object/fields/:key/change-kind',
    { config: { ...config, summary: 'Make a field one of another kind' }, schema },
    async (request, reply) => {
      const { object, key } = request.params
      const runId = await changeKindSoon(asked(services, request), object, key, request.body)
      return runId ? reply.status(202).send({ runId }) : described(services, request, object)
    },
  )
}

/** Adds the list of what of objects and fields is in the bin. */
function addRemovedRoute(app: App, services: Services): void {
  const summary = 'Objects and fields in the bin, newest first'
  app.get('/api/v1/objects/removed', { config: { ...config, summary } }, async () => {
    const { rows: objects } = await sql`
      select id, name, label, icon, deleted_at as removed_at from object_definition
      where deleted_at is not null and not built_in and ownership is distinct from 'ends' order by deleted_at desc limit 200`.execute(
      services.db,
    )
    const { rows: fields } = await sql`
      select field.id, object, key, field.label, kind, field.deleted_at as removed_at from field_definition as field
      where field.deleted_at is not null and not built_in and not exists (
        select from object_definition as gone where gone.name = field.object and gone.deleted_at = field.deleted_at
      ) order by field.deleted_at desc limit 200`.execute(services.db)
    return { objects, fields }
  })
}
