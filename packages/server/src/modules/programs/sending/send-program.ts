import { systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import type { JobHandle } from '../../../platform/jobs/job.ts'
import { runAlone } from '../../../platform/jobs/run-alone.ts'
import { defineJob } from '../../../platform/module.ts'
import { addTouchpointsFrom, type Ctx, ctxFor, inChangeSet, type Services } from '../../../records/index.ts'
import { type MessageRenderer, messageRenderer, type TemplateSource } from '../templates/render-message.ts'
import { templateValues } from '../templates/template-values.ts'
import { type Delivery, deliver } from './deliver.ts'
import { openHandOver, settleClaims } from './hand-over.ts'
import type { Outgoing } from './outgoing.ts'
import { unsubscribeUrl } from './unsubscribe-url.ts'
import { type Place, waitingBatch } from './waiting-messages.ts'

/**
 * Sends the messages of a program that still wait. One process at a time works on a program. Killed at any moment, it is begun again and goes on with those that
 * wait: a message is claimed at the last moment before its last bytes leave (see deliver.ts), so nobody gets it twice, and nobody is passed over.
 */
export const sendProgram = defineJob({
  name: 'programs.send',
  schema: z.object({ programId: z.uuid(), name: z.string() }),
  label: ({ name }) => `Sending “${name}”`,
  maxAttempts: 30,
  run: ({ programId }, job) =>
    runAlone(job.services.pool, `program ${programId}`, () => sendWaiting(programId, job)),
})

const batchSize = 200

async function sendWaiting(programId: string, job: JobHandle<Services>): Promise<void> {
  const { services, signal } = job
  const ctx = ctxFor(services, {
    kind: 'system',
    userId: null,
    name: 'Program',
    role: systemRole,
    teamUserIds: [],
  })
  const program = await readProgram(ctx, programId)
  if (!program) return
  await settleClaims(services, programId)
  await remember(ctx, program.name, await forgotten(ctx, programId))
  const handOver = openHandOver(services)
  const waitFor = await sendAll(ctx, {
    programId,
    program,
    job,
    delivery: { services, handOver, signal },
  }).finally(handOver.close)
  const { done, total, status } = await progressOf(ctx, programId)
  await job.progress(done, total)
  signal.throwIfAborted()
  // Whoever was not written to on this way through waits for the next attempt.
  if (status === 'running' && done < total) throw waitFor ?? new Error(`${total - done} messages still wait.`)
}

interface Sending {
  programId: string
  program: ProgramToSend
  job: JobHandle<Services>
  delivery: Delivery
}

/** Sends batch after batch. While one is on its way the next is filled in, and the one before becomes a part of memory. Answers with why some wait. */
async function sendAll(ctx: Ctx, { programId, program, job, delivery }: Sending): Promise<Error | undefined> {
  const renderer = messageRenderer(program)
  const prepare = (after?: Place) => filledBatch(ctx, programId, after, renderer)
  const progress = await progressOf(ctx, programId)
  let sent: string[] = []
  let waitFor: Error | undefined
  let batch = await prepare()
  while (batch.last && !job.signal.aborted) {
    await job.progress(progress.done, progress.total)
    if ((await statusOf(ctx, programId)) !== 'running') break
    const [delivered, next] = await allDone([
      deliver(delivery, batch.outgoing),
      prepare(batch.last),
      remember(ctx, program.name, sent),
    ])
    progress.done += batch.leftOut + delivered.sent.length + delivered.refused
    waitFor = delivered.waitFor ?? waitFor
    sent = delivered.sent
    batch = next
  }
  await remember(ctx, program.name, sent)
  return waitFor
}

/** What some works answer, once all have ended, also when one of them fails: nothing is under way any more when the program is let go. */
async function allDone<T extends readonly unknown[]>(works: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  await Promise.allSettled(works)
  return Promise.all(works) as Promise<unknown> as Promise<T>
}

interface ProgramToSend extends TemplateSource {
  name: string
}

async function readProgram(ctx: Ctx, id: string): Promise<ProgramToSend | undefined> {
  const { rows } = await sql<ProgramToSend>`
    select program.name, template.subject, template.html, template.text
    from program join template on template.id = program.template_id where program.id = ${id}
  `.execute(ctx.db)
  return rows[0]
}

async function progressOf(ctx: Ctx, programId: string) {
  const { rows } = await sql<{ done: number; total: number; status: string }>`
    select count(*) filter (where message.status not in ('queued', 'sending'))::integer as done, count(*)::integer as total,
      (select status from program where id = ${programId}) as status
    from message where program_id = ${programId}
  `.execute(ctx.db)
  return rows[0]!
}

async function statusOf(ctx: Ctx, programId: string): Promise<string | undefined> {
  const { rows } = await sql<{ status: string }>`select status from program where id = ${programId}`.execute(
    ctx.db,
  )
  return rows[0]?.status
}

/** The next messages that wait, filled in for each person. */
async function filledBatch(ctx: Ctx, programId: string, after: Place | undefined, renderer: MessageRenderer) {
  const { messages, leftOut, last } = await waitingBatch(ctx, programId, after, batchSize)
  const urlByContact = new Map(
    messages.map(({ contactId, unsubscribeToken }) => [
      contactId,
      unsubscribeUrl(ctx.services, unsubscribeToken),
    ]),
  )
  const values = await templateValues(
    ctx,
    [...urlByContact.keys()],
    renderer.groups,
    (contactId) => urlByContact.get(contactId)!,
  )
  const outgoing = await Promise.all(
    messages.map(async ({ id, contactId, address }): Promise<Outgoing> => {
      const rendered = await renderer.render(values.get(contactId)!)
      return { id, address, unsubscribeUrl: urlByContact.get(contactId)!, ...rendered }
    }),
  )
  return { outgoing, leftOut, last }
}

/** Messages that were sent when the sending was cut off, before they became a part of memory. */
async function forgotten(ctx: Ctx, programId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select message.id from message
    where message.program_id = ${programId} and message.status in ('sent', 'kept') and not exists (
      select from touchpoint
      where touchpoint.contact_id = message.contact_id and touchpoint.at = message.sent_at
        and touchpoint.type = 'message.sent' and touchpoint.about ->> 'id' = message.id::text)
  `.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** What was sent becomes a part of each contact's memory. */
async function remember(ctx: Ctx, programName: string, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return
  await inChangeSet(ctx, { kind: 'program', label: `Sent “${programName}”` }, async (inside) => {
    await addTouchpointsFrom(
      inside,
      sql`
        select contact_id, coalesce(sent_at, now()) as at, 'message.sent'::text as type, channel, left(subject, 500) as subject,
          jsonb_build_object('object', 'message', 'id', id) as about, jsonb_build_object('program', ${programName}::text) as payload
        from message where id = any(${[...messageIds]}::uuid[])`,
    )
  })
}
