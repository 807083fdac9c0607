import { touchpoint } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { Problem } from '../../platform/problem.ts'
import {
  answerWrite,
  type Ctx,
  create,
  ctxFor,
  find,
  recordAnswer,
  type Services,
} from '../../records/index.ts'
import { givenIdentifiers, readIdentifiers } from './resolution/given-identifier.ts'
import { type Resolution, resolveContact } from './resolution/resolve-contact.ts'
import { feedSchema, takeFeed } from './resolution/take-feed.ts'
import { type TakenTouchpoint, takeTouchpoint } from './resolution/take-touchpoint.ts'

/** The routes of the identity module; list, get and write of identifiers are generic. */
export function addIdentityRoutes(app: App, services: Services): void {
  addIntakeRoute(app, services)
  addFeedRoute(app, services)
  addResolveRoute(app, services)
}

const intake = z.looseObject({ identifiers: givenIdentifiers.optional() })

function addIntakeRoute(app: App, services: Services): void {
  app.post(
    '/api/v1/touchpoints',
    {
      config: {
        permission: 'touchpoint.create',
        tag: 'touchpoints',
        summary: 'Add a touchpoint, of a person or of whoever the identifiers belong to',
      },
      schema: { body: intake },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const { identifiers, ...values } = request.body
        if (identifiers === undefined) {
          const id = await create(ctx, touchpoint, values)
          return { status: 201, body: (after) => recordAnswer(after, touchpoint, id) }
        }
        if (values.contactId != null) throw bothGiven()
        const taken = await takeTouchpoint(ctx, values, await readIdentifiers(ctx, identifiers))
        return { status: 'waitingId' in taken ? 202 : 201, body: (after) => answerOf(after, taken) }
      }),
  )
}

/** The touchpoint, or that it waits; with what decided. */
async function answerOf(ctx: Ctx, taken: TakenTouchpoint): Promise<string> {
  const resolution = await told(ctx, taken.resolution)
  if ('waitingId' in taken)
    return JSON.stringify({ id: taken.waitingId, contactId: null, waiting: true, resolution })
  const shown = JSON.parse(await recordAnswer(ctx, touchpoint, taken.touchpointId)) as object
  return JSON.stringify({ ...shown, waiting: false, resolution })
}

function addFeedRoute(app: App, services: Services): void {
  app.post(
    '/api/v1/touchpoints/feed',
    {
      bodyLimit: 4 * 1024 * 1024,
      config: {
        permission: 'touchpoint.create',
        tag: 'touchpoints',
        summary: 'Take what an account or card feed tells, by tokens only; at most 1,000 entries',
      },
      schema: { body: feedSchema },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const taken = await takeFeed(ctx, request.body)
        return { status: 200, body: () => JSON.stringify(taken) }
      }),
  )
}

function addResolveRoute(app: App, services: Services): void {
  app.post(
    '/api/v1/identifiers/resolve',
    {
      config: {
        permission: 'identifier.read',
        tag: 'identifiers',
        summary: 'Say who somebody is by their identifiers; changes nothing',
      },
      schema: { body: z.strictObject({ identifiers: givenIdentifiers }) },
    },
    async (request) => {
      const ctx = ctxFor(services, actorOf(request))
      return told(ctx, await resolveContact(ctx, await readIdentifiers(ctx, request.body.identifiers)))
    },
  )
}

/** What may be told of a resolution: people whom the one who asks may not see are nobody. */
async function told(ctx: Ctx, { contactId, decidedBy, conflicts }: Resolution) {
  const contact = ctx.registry.object('contact')
  const isSeen = async (id: string) => (await find(ctx, contact, id, { fields: [] })) !== undefined
  const seen: Resolution['conflicts'] = []
  for (const conflict of conflicts) if (await isSeen(conflict.contactId)) seen.push(conflict)
  if (!contactId || !decidedBy || !(await isSeen(contactId)))
    return { contactId: null, decidedBy: null, conflicts: seen.map(shown) }
  return { contactId, decidedBy: decidedBy.kind, conflicts: seen.map(shown) }
}

const shown = ({ contactId, kind }: Resolution['conflicts'][number]) => ({ contactId, kind })

const bothGiven = (): Problem =>
  new Problem('touchpoint.both-given', {
    status: 422,
    title: 'Give either the contact or identifiers, not both.',
    mend: 'With contactId the person is known already; leave the identifiers out.',
    field: 'identifiers',
  })
