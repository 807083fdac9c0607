import { allows, type ObjectDefinition, shareLevels } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { answerWrite, type Ctx, ctxFor, type Services } from '../../../records/index.ts'
import { loadUser } from '../actors/load-actor.ts'
import { noSuch, noSuchObject, notYours } from '../problems.ts'
import { type SharedTo, shareRecord, unshareRecord } from './share-record.ts'
import { sharedWith, sharesOf } from './shares-of.ts'

const ofRecord = z.strictObject({
  object: z.string().max(60).describe('Name of the object: contact.'),
  id: z.uuid(),
})
const ofShare = ofRecord.extend({ shareId: z.uuid() })
const ofUser = z.strictObject({ id: z.uuid() })
const level = z.enum(shareLevels)
const body = z.union([
  z.strictObject({ userId: z.uuid(), level }),
  z.strictObject({ teamId: z.uuid().describe('Everybody in it and in the teams below it.'), level }),
])

const share = z.strictObject({
  id: z.uuid(),
  level,
  with: z.strictObject({ kind: z.enum(['user', 'team']), id: z.uuid(), name: z.string() }),
  by: z.string().nullable(),
  at: z.date().or(z.string()),
})
const shares = { 200: z.strictObject({ data: z.array(share), mayShare: z.boolean() }) }
const record = z.strictObject({
  object: z.string(),
  label: z.string(),
  id: z.uuid(),
  title: z.string(),
  level,
  team: z.string().nullable(),
})
const records = { 200: z.strictObject({ data: z.array(record) }) }

const config = (summary: string) => ({ permission: 'signed-in', tag: 'shares', summary })

/** Adds the routes by which single records are shared. */
export function addShareRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/shares/:object/:id',
    { config: config('With whom a record is shared'), schema: { params: ofRecord, response: shares } },
    (request) => {
      const ctx = ctxFor(services, actorOf(request))
      return sharesOf(ctx, objectOf(ctx, request.params.object), request.params.id)
    },
  )
  app.post(
    '/api/v1/shares/:object/:id',
    { config: config('Share a record with a colleague or a team'), schema: { params: ofRecord, body } },
    (request, reply) => {
      const { object, id } = request.params
      const { level, ...to } = request.body
      return answerWrite(services, request, reply, async (ctx) => {
        const shareId = await shareRecord(ctx, objectOf(ctx, object), id, to as SharedTo, level)
        return { status: 201, body: () => JSON.stringify({ id: shareId }) }
      })
    },
  )
  app.delete(
    '/api/v1/shares/:object/:id/:shareId',
    { config: config('Share a record no longer'), schema: { params: ofShare } },
    (request, reply) => {
      const { object, id, shareId } = request.params
      return answerWrite(services, request, reply, async (ctx) => {
        await unshareRecord(ctx, objectOf(ctx, object), id, shareId)
        return { status: 200, body: () => JSON.stringify({ id: shareId }) }
      })
    },
  )
  app.get(
    '/api/v1/users/:id/shares',
    {
      config: config('Records that are shared with somebody, as far as you see them'),
      schema: { params: ofUser, response: records },
    },
    async (request) => {
      const actor = actorOf(request)
      const { id } = request.params
      const isOther = id !== actor.userId
      if (isOther && !allows(actor, 'people.manage')) throw notYours('id')
      const person = isOther ? await loadUser(services, id) : actor
      if (!person) throw noSuch('user')
      return { data: await sharedWith(ctxFor(services, actor), person) }
    },
  )
}

function objectOf({ registry }: Ctx, name: string): ObjectDefinition {
  return registry.find(name) ?? noObject(name)
}

function noObject(name: string): never {
  throw noSuchObject(name)
}
