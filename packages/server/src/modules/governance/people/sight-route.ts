import { allows } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { loadUser } from '../actors/load-actor.ts'
import { noSuch, noSuchObject, notYours } from '../problems.ts'
import { explainSight } from './explain-sight.ts'

const querystring = z.strictObject({
  object: z.string().max(60).describe('Name of the object: contact.'),
  id: z.uuid().describe('Id of a record that you see.'),
  userId: z
    .uuid()
    .optional()
    .describe('Whose sight is explained; your own, when absent. For others you must manage people.'),
})

const response = {
  200: z.strictObject({
    sees: z.boolean(),
    sentence: z.string(),
    may: z.strictObject({ update: z.boolean(), delete: z.boolean() }).nullable(),
    hiddenFields: z.array(z.string()),
  }),
}

/** Adds the route that says why somebody sees a record. */
export function addSightRoute(app: App, services: Services): void {
  const config = { permission: 'signed-in', tag: 'users', summary: 'Why somebody sees a record, or does not' }
  app.get('/api/v1/sight', { config, schema: { querystring, response } }, async (request) => {
    const actor = actorOf(request)
    const { object: name, id, userId = actor.userId } = request.query
    const ctx = ctxFor(services, actor)
    const object = ctx.registry.find(name)
    if (!object) throw noSuchObject(name)
    const isOther = userId !== actor.userId
    if (isOther && !allows(actor, 'people.manage')) throw notYours('userId')
    const person = isOther ? userId && (await loadUser(services, userId)) : actor
    if (!person) throw noSuch('user', 'userId')
    return explainSight(ctx, object, id, person)
  })
}
