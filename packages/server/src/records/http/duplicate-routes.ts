import { duplicateRule, type ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { actorOf } from '../../platform/http/route.ts'
import { ctxFor } from '../context.ts'
import { findTwins } from '../duplicates/find-twins.ts'
import { wouldMerge } from '../duplicates/merge-by-setting.ts'
import { countCandidates, openCandidates } from '../duplicates/open-candidates.ts'
import { scansOf, startScan } from '../duplicates/start-scan.ts'
import { tellApart } from '../duplicates/tell-apart.ts'
import { answerWrite } from './answer-write.ts'
import { objectRoute } from './object-routes.ts'

const share = z.coerce.number().min(0).max(1)
const ofChangeSet = z
  .uuid()
  .optional()
  .describe('Only pairs with a record that this change set made: an import.')
const asked = z.strictObject({ changeSet: ofChangeSet })
const candidates = z.strictObject({
  atLeast: share.optional().describe('Least probability, 0–1.'),
  changeSet: ofChangeSet,
  limit: z.coerce.number().int().min(1).max(100).optional(),
  cursor: z.string().max(100).optional().describe('"nextCursor" of the page before.'),
})
const counted = z.strictObject({ atLeast: share.optional(), changeSet: ofChangeSet })
const automatic = z.strictObject({
  atLeast: share.describe('The probability from which on they would be merged.'),
})
const draft = z.strictObject({
  values: z.record(z.string(), z.unknown()).describe('Values of the record that is about to be made.'),
})
const pair = z.strictObject({ records: z.array(z.uuid('must be the id of a record')).length(2) })

const many = (object: ObjectDefinition): string => object.labelPlural.toLowerCase()

/** Objects of which it can be told which records are the same. */
const isScanned = (object: ObjectDefinition): boolean => duplicateRule(object) !== undefined

/** The routes about records that may be one and the same. */
export const duplicateRoutes = [
  objectRoute({
    method: 'POST',
    path: '/duplicates/scans',
    act: 'update',
    has: isScanned,
    schema: { body: asked },
    summary: (object) => `Look for duplicates among ${many(object)}, in the background`,
    answer: async ({ services, object, body, request, reply }) =>
      reply.status(202).send(await startScan(ctxFor(services, actorOf(request)), object, body.changeSet)),
  }),
  objectRoute({
    method: 'GET',
    path: '/duplicates/scans',
    act: 'read',
    has: isScanned,
    schema: { querystring: asked },
    summary: (object) => `The latest scans for duplicates among ${many(object)}`,
    answer: async ({ services, object, query, request }) => ({
      data: await scansOf(ctxFor(services, actorOf(request)), object, query.changeSet),
    }),
  }),
  objectRoute({
    method: 'GET',
    path: '/duplicates',
    act: 'read',
    has: isScanned,
    schema: { querystring: candidates },
    summary: (object) => `Pairs of ${many(object)} that may be one and the same, likeliest first, and why`,
    answer: ({ services, object, query, request }) =>
      openCandidates(ctxFor(services, actorOf(request)), object, { ...query, changeSetId: query.changeSet }),
  }),
  objectRoute({
    method: 'GET',
    path: '/duplicates/count',
    act: 'read',
    has: isScanned,
    schema: { querystring: counted },
    summary: (object) => `How many pairs of ${many(object)} wait for a decision`,
    answer: ({ services, object, query, request }) =>
      countCandidates(ctxFor(services, actorOf(request)), object, { ...query, changeSetId: query.changeSet }),
  }),
  objectRoute({
    method: 'GET',
    path: '/duplicates/automatic',
    act: 'read',
    has: isScanned,
    schema: { querystring: automatic },
    summary: (object) => `How many ${many(object)} an automatic merge would merge now`,
    answer: ({ services, object, query, request }) =>
      wouldMerge(ctxFor(services, actorOf(request)), object, query.atLeast),
  }),
  objectRoute({
    method: 'POST',
    path: '/duplicates/check',
    act: 'read',
    has: isScanned,
    schema: { body: draft },
    summary: (object) => `Which ${many(object)} a new one looks like`,
    answer: async ({ services, object, body, request }) => ({
      data: await findTwins(ctxFor(services, actorOf(request)), object, body.values),
    }),
  }),
  objectRoute({
    method: 'POST',
    path: '/duplicates/different',
    act: 'update',
    has: isScanned,
    schema: { body: pair },
    summary: (object) => `Note that two ${many(object)} are not the same`,
    answer: ({ services, object, body, request, reply }) =>
      answerWrite(services, request, reply, async (ctx) => {
        await tellApart(ctx, object, body.records)
        return { status: 204, body: () => '' }
      }),
  }),
]
