import { contact, formSubmission, lead } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, get, update } from '../../../records/index.ts'
import { type FoundContact, findContact, holdIdentifiers } from '../find-contact.ts'
import { keepConsent } from '../keep-consent.ts'
import { linkVisits } from '../tracking/link-visits.ts'
import { answerTo, nameOf } from './answers.ts'
import { giveCard } from './give-card.ts'
import type { FormAnswer } from './read-answers.ts'
import type { StoredForm } from './stored-form.ts'

interface Kept {
  answers: FormAnswer[]
  state: string
  consentText: string | null
  sentAt: Date
  visitor: string | null
  page: string | null
}

/**
 * Makes a lead of answers, or a member where the form gives a card, with whoever sent them, the consent in its very words, and the visits that led here. Whoever is new becomes a person as they described
 * themselves. Of somebody we know already nothing is changed, since anybody may write any address into a form; once the address was confirmed, what was
 * empty is filled in.
 */
export async function acceptSubmission(ctx: Ctx, form: StoredForm, id: string): Promise<void> {
  const kept = await readKept(ctx, id)
  const [email, phone] = [answerTo(kept.answers, 'contact.email'), answerTo(kept.answers, 'contact.phone')]
  await holdIdentifiers(ctx, [{ email, phone }])
  const found = await findContact(ctx, { email, phone })
  const isProven = kept.state === 'confirmed' && found?.by !== 'phone'
  const contactId = found ? found.id : await newContact(ctx, form, kept.answers)
  if (found && isProven) await fillIn(ctx, found, kept.answers)
  const provenEmail = kept.state === 'confirmed' ? email : null
  const became = form.givesCard
    ? { memberCard: await giveCard(ctx, { contactId, isSure: !found || isProven, provenEmail }) }
    : { leadId: await newLead(ctx, form, kept, contactId) }
  await update(ctx, formSubmission, id, { contactId, ...became, token: null }, { trusted: true })
  await keepConsent(ctx, {
    contactId,
    channel: form.consentChannel,
    wording: kept.consentText,
    source: `Form “${form.name}”${kept.state === 'confirmed' ? ', confirmed by mail' : ''}`,
    decidedAt: kept.sentAt.toISOString(),
    isProven: kept.state === 'confirmed',
  })
  if (kept.visitor) await linkVisits(ctx, kept.visitor, contactId)
}

async function readKept(ctx: Ctx, id: string): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select answers, state, consent_text, sent_at, visitor, page from form_submission where id = ${id} for no key update`.execute(
    ctx.db,
  )
  return rows[0]!
}

/** Answers about an object, by property. */
const saidOf = (object: string, answers: readonly FormAnswer[]): Record<string, unknown> =>
  Object.fromEntries(
    answers.flatMap(({ field, value }) => {
      const [of = '', key = ''] = field.split('.')
      return of === object ? [[key, value]] : []
    }),
  )

const newContact = (ctx: Ctx, form: StoredForm, answers: readonly FormAnswer[]): Promise<string> =>
  create(
    ctx,
    contact,
    { ...saidOf('contact', answers), name: nameOf(answers), lifecycle: 'lead', source: form.source },
    { trusted: true },
  )

async function fillIn(ctx: Ctx, { id }: FoundContact, answers: readonly FormAnswer[]): Promise<void> {
  const known: Record<string, unknown> = { ...(await get(ctx, contact, id)) }
  const blank = Object.entries(saidOf('contact', answers)).filter(([key]) => known[key] === null)
  await update(ctx, contact, id, Object.fromEntries(blank), { trusted: true })
}

function newLead(ctx: Ctx, form: StoredForm, kept: Kept, contactId: string): Promise<string> {
  const { answers } = kept
  return create(
    ctx,
    lead,
    {
      ...saidOf('lead', answers),
      contactId,
      name: nameOf(answers),
      email: answerTo(answers, 'contact.email'),
      phone: answerTo(answers, 'contact.phone'),
      companyName: answerTo(answers, 'company.name'),
      source: form.source,
      formId: form.id,
      answers,
      arrivedAt: ctx.services.clock.now().toISOString(),
    },
    { trusted: true },
  )
}
