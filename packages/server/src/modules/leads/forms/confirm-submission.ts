import { formSubmission } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { inChangeSet, type Services, systemCtx, update } from '../../../records/index.ts'
import { acceptSubmission } from './accept-submission.ts'
import { cardGiven } from './receive-answers.ts'
import { readForm, type StoredForm } from './stored-form.ts'

/** Unconfirmed answers are forgotten after so many days. */
const keptDays = 7

/** The form behind a link that is still good; undefined when it was used, is too old, or never was. */
export async function findWaiting(
  services: Services,
  token: string,
): Promise<{ id: string; form: StoredForm } | undefined> {
  if (!/^[\w-]{32}$/.test(token)) return undefined
  const { rows } = await sql<{ id: string; formId: string }>`
    select id, form_id from form_submission
    where token = ${token} and state = 'waiting' and deleted_at is null and sent_at > ${oldest(services)}`.execute(
    services.db,
  )
  const [waiting] = rows
  const form = waiting && (await readForm(services, { id: waiting.formId }))
  return form && { id: waiting.id, form }
}

const oldest = ({ clock }: Pick<Services, 'clock'>): Date =>
  new Date(clock.now().getTime() - keptDays * 86_400_000)

/** Takes answers whose address was confirmed; of two presses at once the second changes nothing. Answers with the form, or undefined for a link that is not good. */
export async function confirmSubmission(
  services: Services,
  token: string,
): Promise<{ form: StoredForm; memberCard?: string } | undefined> {
  const waiting = await findWaiting(services, token)
  if (!waiting) return undefined
  const { id, form } = waiting
  const ctx = systemCtx(services, `Form ${form.name}`)
  const label = `Confirmed “${form.name}” by mail`
  await inChangeSet(ctx, { kind: 'form', label, source: form.name }, async (inside) => {
    const { rows } = await sql<{ state: string }>`
      select state from form_submission where id = ${id} for no key update`.execute(inside.db)
    if (rows[0]?.state !== 'waiting') return
    const confirmedAt = services.clock.now().toISOString()
    await update(inside, formSubmission, id, { state: 'confirmed', confirmedAt }, { trusted: true })
    await acceptSubmission(inside, form, id)
  })
  return { form, ...(await cardGiven(services, { id })) }
}

/** Every night: what was never confirmed is forgotten, since we were not allowed to keep it. */
export const forgetUnconfirmed = defineJob({
  name: 'leads.forget-unconfirmed',
  schema: z.strictObject({}),
  cron: '13 3 * * *',
  maxAttempts: 3,
  async run(_, { services }) {
    await sql`delete from form_submission where state = 'waiting' and sent_at <= ${oldest(services)}`.execute(
      services.db,
    )
  },
})
