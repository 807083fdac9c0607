import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { actorOf, type Request } from '../../platform/http/route.ts'
import { ctxFor } from '../context.ts'
import { titlesOf } from '../history/titles.ts'
import { addedSince } from '../merge/added-since.ts'
import { merge } from '../merge/merge.ts'
import { mergeOf, mergesOf } from '../merge/merges.ts'
import { previewMerge } from '../merge/preview-merge.ts'
import { unmerge } from '../merge/unmerge.ts'
import { answerWrite, recordAnswer } from './answer-write.ts'
import { isWritten, objectRoute } from './object-routes.ts'
import { answer as answered, recordSchema } from './record-schemas.ts'
import { idParameter, writeHeaders } from './write-schemas.ts'

/** More records than these at once are no merge that anybody has looked at. */
const maxMerged = 100

const params = z.looseObject({ id: z.uuid('must be the id of a record') })
const ofMerge = z.looseObject({
  id: z.uuid('must be the id of a record'),
  changeSetId: z.uuid('must be the id of a change set'),
})
const others = z.array(z.uuid('must be the id of a record')).min(1).max(maxMerged)
const preview = z.strictObject({ from: others.describe('Ids of the records that become part of it.') })
const question = z.strictObject({
  from: others.describe('Ids of the records that become part of it.'),
  take: z
    .record(z.string(), z.uuid())
    .optional()
    .describe('Of which record the value of a field is to be: its id, by field.'),
  values: z.record(z.string(), z.unknown()).optional().describe('Values that none of the records has.'),
})
const decisions = z.strictObject({
  records: z
    .array(z.strictObject({ object: z.string(), id: z.uuid(), to: z.uuid() }))
    .max(1_000)
    .optional()
    .describe('To whom something belongs that came after the merge. What is not named stays.'),
  values: z
    .array(z.strictObject({ property: z.string(), to: z.uuid() }))
    .max(200)
    .optional()
    .describe('Whose a value is that was changed after the merge. What is not named stays.'),
})

const many = (object: ObjectDefinition): string => object.labelPlural.toLowerCase()

/** Records that go to the bin can become part of others. */
const isMergeable = (object: ObjectDefinition): boolean => isWritten(object) && object.bin

/** The routes that make several records one and tell them apart again. */
export const mergeRoutes = [
  objectRoute({
    method: 'POST',
    path: '/:id/merge',
    act: 'update',
    has: isMergeable,
    schema: { params, body: question },
    summary: (object) => `Merge ${many(object)} into one`,
    openapi: (object) => ({
      parameters: [idParameter, ...writeHeaders],
      responses: answered(recordSchema(object)),
    }),
    answer: ({ services, object, id: into, body, request, reply }) =>
      answerWrite(services, request, reply, async (ctx) => {
        const { id } = await merge(ctx, object, { into, ...body })
        return { status: 200, body: (after) => recordAnswer(after, object, id) }
      }),
  }),
  objectRoute({
    method: 'POST',
    path: '/:id/merge/preview',
    act: 'read',
    has: isMergeable,
    schema: { params, body: preview },
    summary: (object) => `Look at ${many(object)} side by side before merging them`,
    answer: ({ services, object, id, body, request }) =>
      previewMerge(ctxFor(services, actorOf(request)), object, id, body.from),
  }),
  objectRoute({
    method: 'GET',
    path: '/:id/merges',
    act: 'read',
    has: isMergeable,
    schema: { params },
    summary: (object) => `The merges that one of the ${many(object)} has come out of`,
    answer: async ({ services, object, id, request }) => ({
      data: await mergesOf(ctxFor(services, actorOf(request)), object, id),
    }),
  }),
  objectRoute({
    method: 'GET',
    path: '/:id/merges/:changeSetId',
    act: 'read',
    has: isMergeable,
    schema: { params: ofMerge },
    summary: () => 'What came since a merge, and may belong to either',
    answer: async ({ services, object, id, request }) => {
      const ctx = ctxFor(services, actorOf(request))
      return addedSince(ctx, object, await mergeOf(ctx, object, id, changeSetOf(request)))
    },
  }),
  objectRoute({
    method: 'POST',
    path: '/:id/merges/:changeSetId/unmerge',
    act: 'read',
    has: isMergeable,
    schema: { params: ofMerge, body: decisions },
    summary: (object) => `Tell merged ${many(object)} apart again`,
    answer: async ({ services, object, id, body, request }) => {
      const ctx = ctxFor(services, actorOf(request))
      const report = await unmerge(ctx, object, { id, changeSetId: changeSetOf(request), ...body })
      const titles = await titlesOf(ctx, report.kept)
      return {
        ...report,
        kept: report.kept.map((item) => ({ ...item, title: titles(item.object, item.id) ?? null })),
      }
    },
  }),
]

const changeSetOf = (request: Request): string => (request.params as { changeSetId: string }).changeSetId
