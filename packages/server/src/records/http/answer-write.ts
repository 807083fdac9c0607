import type { ObjectDefinition } from '@regulars/model'
import { actorOf, type Reply, type Request } from '../../platform/http/route.ts'
import { Problem } from '../../platform/problem.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { inTransaction } from '../change-sets/in-transaction.ts'
import { type Ctx, ctxFor, type Services } from '../context.ts'
import { findJson } from '../read/get.ts'
import { type KeptAnswer, keepAnswer, takeKey } from './idempotency.ts'

/** What a write answers, once it is done: status, and a body that is made after everything that follows from it has been computed. */
export interface WriteAnswer {
  status: number
  headers?: Record<string, string>
  body(ctx: Ctx): Promise<string> | string
}

/** Header that names the change set of a write, so that it can be undone. */
const changeSetHeader = 'x-change-set'

/**
 * Answers a request that writes: everything in one transaction and one change set, named in the answer; the same request with the same
 * `Idempotency-Key` again is answered as the first time and does nothing.
 */
export async function answerWrite(
  services: Services,
  request: Request,
  reply: Reply,
  work: (ctx: Ctx) => Promise<WriteAnswer>,
): Promise<Reply> {
  const key = request.headers['idempotency-key']
  if (Array.isArray(key)) throw new Error('Node joins repeated headers, so this is never a list.')
  const { method, url, body } = request
  const answer = await inTransaction(ctxFor(services, actorOf(request)), async (ctx) => {
    const kept = key === undefined ? undefined : await takeKey(ctx, { key, method, url, body })
    if (kept) return { ...kept, headers: { ...kept.headers, 'idempotent-replayed': 'true' } }
    const made = await perform(ctx, work)
    if (key !== undefined) await keepAnswer(ctx, key, made)
    return made
  })
  return reply
    .status(answer.status)
    .headers(answer.headers)
    .type('application/json; charset=utf-8')
    .send(answer.body)
}

async function perform(ctx: Ctx, work: (ctx: Ctx) => Promise<WriteAnswer>): Promise<KeptAnswer> {
  const written = await inChangeSet(ctx, { label: '' }, async (within) => {
    const answer = await work(within)
    const { id, counts } = within.changeSet
    return { answer, changeSetId: Object.keys(counts).length > 0 ? id : undefined }
  })
  const { status, headers = {}, body } = written.answer
  if (written.changeSetId) headers[changeSetHeader] = written.changeSetId
  return { status, headers, body: await body(ctx) }
}

/** The answer that shows a record as it is after the write; only its id to somebody who may write but not read it. */
export async function recordAnswer(ctx: Ctx, object: ObjectDefinition, id: string): Promise<string> {
  try {
    return (await findJson(ctx, object, id))?.json ?? JSON.stringify({ id })
  } catch (error) {
    if (error instanceof Problem && error.status === 403) return JSON.stringify({ id })
    throw error
  }
}

/**
 * The version that `If-Match` asks for: `"3"`, `W/"3"` or 3; undefined for `*` and without the header.
 * @throws Problem `request.if-match`
 */
export function versionAsked(request: Request): number | undefined {
  const written = request.headers['if-match']
  if (written === undefined || written === '*') return undefined
  const match = /^(?:W\/)?"?(\d{1,15})"?$/.exec(written)
  if (match) return Number(match[1])
  throw new Problem('request.if-match', {
    status: 400,
    title: 'If-Match must be the version of the record, such as "3".',
    mend: 'Send the ETag that came with the record.',
  })
}
