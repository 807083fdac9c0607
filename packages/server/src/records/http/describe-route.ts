import { describe, describeParts } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { Problem } from '../../platform/problem.ts'
import { recordsNamedIn } from '../conditions/named-records.ts'
import { ctxFor, type Services } from '../context.ts'
import { titlesOf } from '../history/titles.ts'
import { requireRead } from '../read/access.ts'
import { count } from '../read/count.ts'
import { readCondition } from './read-filter.ts'

const body = z.strictObject({
  object: z.string().describe('Name of the object it is about: contact.'),
  condition: z.unknown().describe('A condition, as in the filter of a list.'),
})

/** Adds the route that says a condition in English and counts who satisfies it: for filters and segments while they are written. */
export function addDescribeRoute(app: App, services: Services): void {
  const config = {
    permission: 'segment.count',
    summary: 'Say a condition in English, and count what satisfies it',
  }
  app.post('/api/v1/conditions/describe', { config, schema: { body } }, async (request) => {
    const ctx = ctxFor(services, actorOf(request))
    const object = ctx.registry.find(request.body.object) ?? unknownObject(request.body.object)
    requireRead(ctx, object)
    const condition = readCondition(ctx, object, request.body.condition, 'condition')
    const named = recordsNamedIn(condition, object, ctx.registry)
    const [counted, names] = await Promise.all([
      count(ctx, object, { filter: condition }),
      titlesOf(ctx, named),
    ])
    const { locale, currency, timeZone } = services.settings.all()
    const options = { names, segmentName: (id: string) => names('segment', id), locale, currency, timeZone }
    return {
      sentence: describe(condition, object, ctx.registry, options),
      parts: describeParts(condition, object, ctx.registry, options),
      // For screens that say it in another language.
      names: named.flatMap(({ object: of, id }) => ({ object: of, id, title: names(of, id) ?? null })),
      count: counted.count,
      countIsEstimate: counted.isEstimate,
    }
  })
}

function unknownObject(name: string): never {
  throw new Problem('condition.unknown-object', {
    status: 422,
    title: `There is no object named “${name.slice(0, 60)}”.`,
    field: 'object',
  })
}
