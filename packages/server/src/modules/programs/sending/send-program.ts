import { systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import type { JobHandle } from '../../../platform/jobs/job.ts'
import { runAlone } from '../../../platform/jobs/run-alone.ts'
import { defineJob } from '../../../platform/module.ts'
import { addTouchpointsFrom, type Ctx, ctxFor, inChangeSet, type Services } from '../../../records/index.ts'
import { type MessageRenderer, messageRenderer, type TemplateSource } from '../templates/render-message.ts'
import { templateValues } from '../templates/template-values.ts'
import { deliver, type Outgoing } from './deliver.ts'
import { settleClaims } from './hand-over.ts'
import { unsubscribeUrl } from './unsubscribe-url.ts'

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

const batchSize = 100
/** Before every id. */
const firstOfAll = '00000000-0000-0000-0000-000000000000'

async function sendWaiting(programId: string, job: JobHandle<Services>): Promise<void> {
  const { services } = job
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
  const renderer = messageRenderer(program)
  let last = firstOfAll
  let waitFor: Error | undefined
  for (;;) {
    job.signal.throwIfAborted()
    const { done, total, status } = await progressOf(ctx, programId)
    await job.progress(done, total)
    if (status !== 'running') return
    const batch = await waitingBatch(ctx, programId, last)
    if (batch.length === 0) break
    last = batch.at(-1)!.id
    waitFor = (await sendBatch(ctx, program.name, batch, renderer)) ?? waitFor
  }
  // Whoever was not written to on this way through waits for the next attempt.
  const { done, total } = await progressOf(ctx, programId)
  if (done < total) throw waitFor ?? new Error(`${total - done} messages still wait.`)
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

interface WaitingMessage {
  id: string
  contactId: string
  address: string
  unsubscribeToken: string
}

/**
 * The next that wait, in order of their ids: each has its turn once in an attempt. Consent may have been withdrawn since the launch, and addresses suppressed; those
 * are not written to any more.
 */
async function waitingBatch(ctx: Ctx, programId: string, after: string): Promise<WaitingMessage[]> {
  await sql`
    update message set status = 'failed', problem = 'Unsubscribed before it was sent', updated_at = now()
    where program_id = ${programId} and status = 'queued'
      and exists (select from suppression where lower(suppression.address) = lower(message.address) and suppression.deleted_at is null)
  `.execute(ctx.db)
  const { rows } = await sql<WaitingMessage>`
    select id, contact_id, address, unsubscribe_token from message
    where program_id = ${programId} and status = 'queued' and id > ${after}::uuid order by id limit ${batchSize}
  `.execute(ctx.db)
  return rows
}

async function sendBatch(
  ctx: Ctx,
  programName: string,
  batch: readonly WaitingMessage[],
  renderer: MessageRenderer,
): Promise<Error | undefined> {
  const urlByContact = new Map(
    batch.map(({ contactId, unsubscribeToken }) => [
      contactId,
      unsubscribeUrl(ctx.services, unsubscribeToken),
    ]),
  )
  const values = await templateValues(
    ctx,
    [...urlByContact.keys()],
    (contactId) => urlByContact.get(contactId)!,
  )
  const outgoing = await Promise.all(
    batch.map(async ({ id, contactId, address }): Promise<Outgoing> => {
      const rendered = await renderer.render(values.get(contactId)!)
      return { id, address, unsubscribeUrl: urlByContact.get(contactId)!, ...rendered }
    }),
  )
  const { sent, waitFor } = await deliver(ctx.services, outgoing)
  await remember(ctx, programName, sent)
  return waitFor
}

/** Messages that were sent when the sending was cut off, before they became a part of memory. */
async function forgotten(ctx: Ctx, programId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select message.id from message join program on program.id = message.program_id
    where message.program_id = ${programId} and message.status in ('sent', 'kept') and not exists (
      select from touchpoint
      where touchpoint.contact_id = message.contact_id and touchpoint.at >= program.launched_at
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
