import { randomBytes } from 'node:crypto'
import { formSubmission } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, inChangeSet, type Services, systemCtx } from '../../../records/index.ts'
import { acceptSubmission } from './accept-submission.ts'
import { answerTo, nameOf } from './answers.ts'
import { mailConfirmation } from './mail-confirmation.ts'
import type { FormAnswer } from './read-answers.ts'
import type { StoredForm } from './stored-form.ts'

/** What came with the answers. */
export interface SentForm {
  answers: FormAnswer[]
  hasConsented: boolean
  /** Of the page it was filled on; the same page sent twice is one answer. */
  nonce: string
  /** The page it stood on, and where they came from to that. */
  page: string | null
  referrer: string | null
  /** `utm_…` of that page. */
  campaign: Readonly<Record<string, string>> | null
  address: string
  agent: string
  /** By which the visits of this browser are known, where they agreed to that. */
  visitor: string | null
}

/** What becomes of it: taken, or waiting until the link in a mail is pressed. */
export type Received = { state: 'received'; memberCard?: string } | { state: 'waiting'; email: string }

/** Takes answers that were read and found good: at once, or after the address was confirmed. One change set either way. */
export async function receiveAnswers(
  services: Services,
  form: StoredForm,
  sent: SentForm,
): Promise<Received> {
  const ctx = systemCtx(services, `Form ${form.name}`)
  const label = `${nameOf(sent.answers)} filled “${form.name}”`.slice(0, 300)
  return inChangeSet(ctx, { kind: 'form', label, source: form.name }, async (inside) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`form ${sent.nonce}`}, 0))`.execute(inside.db)
    if (!(await isKnown(inside, sent.nonce))) await keep(inside, form, sent)
    const email = answerTo(sent.answers, 'contact.email')
    if (form.doubleOptIn && email) return { state: 'waiting', email }
    return { state: 'received', ...(await cardGiven(inside, { nonce: sent.nonce })) }
  })
}

/** The card that answers brought. */
export async function cardGiven(
  { db }: Pick<Ctx, 'db'>,
  by: { nonce: string } | { id: string },
): Promise<{ memberCard?: string }> {
  const is = 'id' in by ? sql`id = ${by.id}` : sql`nonce = ${by.nonce}`
  const { rows } = await sql<{ memberCard: string | null }>`
    select member_card as "memberCard" from form_submission where ${is} and deleted_at is null`.execute(db)
  return rows[0]?.memberCard ? { memberCard: rows[0].memberCard } : {}
}

async function isKnown(ctx: Ctx, nonce: string): Promise<boolean> {
  const { rows } = await sql`select from form_submission where nonce = ${nonce}`.execute(ctx.db)
  return rows.length > 0
}

async function keep(ctx: Ctx, form: StoredForm, sent: SentForm): Promise<void> {
  const { answers, hasConsented, ...from } = sent
  const isWaiting = form.doubleOptIn
  const id = await create(
    ctx,
    formSubmission,
    {
      ...from,
      formId: form.id,
      name: nameOf(answers),
      state: isWaiting ? 'waiting' : 'received',
      answers,
      consentText: hasConsented ? form.consentText : null,
      sentAt: ctx.services.clock.now().toISOString(),
      token: isWaiting ? randomBytes(24).toString('base64url') : null,
    },
    { trusted: true },
  )
  if (!isWaiting) await acceptSubmission(ctx, form, id)
  else
    await ctx.services.jobs.enqueue(
      mailConfirmation,
      { submissionId: id },
      { executor: ctx.db, key: `confirm-form:${id}` },
    )
}
