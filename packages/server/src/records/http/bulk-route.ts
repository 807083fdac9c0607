import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { count, exactUpTo } from '../read/count.ts'
import { type BulkSelection, bulkRemove, bulkUpdate } from '../write/bulk.ts'
import { bulkWriteLater } from '../write/bulk-job.ts'
import { answerWrite, type WriteAnswer } from './answer-write.ts'
import { isWritten, objectRoute } from './object-routes.ts'
import { readCondition } from './read-filter.ts'
import { bulkAnswerSchema, bulkSchema, jsonBody, writeHeaders } from './write-schemas.ts'

const body = z.strictObject({
  ids: z.array(z.uuid()).max(10_000).optional(),
  filter: z.unknown().optional(),
  segment: z.uuid().optional(),
  update: z.record(z.string(), z.unknown()).optional(),
  remove: z.literal(true).optional(),
})

/** The route that changes or removes many records at once; more than 10,000 in the background. */
export const bulkRoute = objectRoute({
  method: 'POST',
  path: '/bulk',
  act: 'read',
  has: isWritten,
  schema: { body },
  summary: (object) => `Change or remove many ${object.labelPlural.toLowerCase()} at once`,
  openapi: (object) => ({
    parameters: writeHeaders,
    requestBody: jsonBody(bulkSchema(object)),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: bulkAnswerSchema } } },
      202: { description: 'Begun in the background; `runId` names the job' },
    },
  }),
  answer({ services, object, body: sent, request, reply }) {
    if ((sent.update === undefined) === (sent.remove === undefined)) throw oneOfBoth()
    return answerWrite(services, request, reply, (ctx) => perform(ctx, object, sent))
  },
})

async function perform(
  ctx: Ctx,
  object: ObjectDefinition,
  sent: z.output<typeof body>,
): Promise<WriteAnswer> {
  const selection = selectionOf(ctx, object, sent)
  if (!('ids' in selection) && (await count(ctx, object, selection)).count > exactUpTo) {
    const runId = await bulkWriteLater(
      ctx,
      object,
      { filter: sent.filter, segment: sent.segment },
      sent.update,
    )
    return { status: 202, body: () => JSON.stringify({ runId }) }
  }
  const result = await (sent.update
    ? bulkUpdate(ctx, object, selection, sent.update)
    : bulkRemove(ctx, object, selection))
  return { status: 200, body: () => JSON.stringify(result) }
}

function selectionOf(ctx: Ctx, object: ObjectDefinition, sent: z.output<typeof body>): BulkSelection {
  const { ids, filter, segment } = sent
  const asksByCondition = filter !== undefined || segment !== undefined
  if ((ids !== undefined) === asksByCondition) throw whichRecords()
  if (ids) return { ids }
  return {
    ...(filter === undefined ? {} : { filter: readCondition(ctx, object, filter, 'filter') }),
    segment,
  }
}

const oneOfBoth = (): Problem =>
  new Problem('request.invalid', {
    status: 422,
    title: 'Send either "update" or "remove": true.',
    field: 'update',
  })

/** A bulk write that names no record must not mean all of them; whoever wants all says so: `{ "all": [] }`. */
const whichRecords = (): Problem =>
  new Problem('request.invalid', {
    status: 422,
    title: 'Say which records: either "ids", or "filter" and "segment".',
    mend: 'The filter { "all": [] } means every record.',
    field: 'filter',
  })
