import { askedElements, type FormElement, type FormTarget } from '@regulars/model'
import { sql } from 'kysely'
import type { Services } from '../../../records/index.ts'
import { type FormWords, formWords } from './form-words.ts'

/** A form as it is shown and answered. */
export interface StoredForm {
  id: string
  slug: string
  name: string
  status: 'draft' | 'open' | 'closed'
  language: string
  words: FormWords
  heading: string
  introduction: string | null
  elements: Array<FormElement & { target: FormTarget }>
  submitLabel: string
  thanks: string
  redirectUrl: string | null
  source: string
  consentText: string | null
  consentChannel: string
  consentRequired: boolean
  doubleOptIn: boolean
  /** Whoever answers becomes a member; no lead is made. */
  givesCard: boolean
  allowedDomains: string[]
}

type FormRow = Omit<StoredForm, 'words' | 'elements' | 'heading' | 'submitLabel' | 'thanks' | 'source'> &
  Record<'heading' | 'submitLabel' | 'thanks' | 'source', string | null> & { elements: unknown }

/** Reads a form by the end of its address, or by its id; drafts too. Undefined when there is none. */
export async function readForm(
  { db, definitions }: Pick<Services, 'db' | 'definitions'>,
  by: { slug: string } | { id: string },
): Promise<StoredForm | undefined> {
  const is = 'id' in by ? sql`id = ${by.id}` : sql`lower(slug) = lower(${by.slug})`
  const { rows } = await sql<FormRow>`
    select id, slug, name, status, language, heading, introduction, elements, submit_label, thanks, redirect_url, source, consent_text,
      consent_channel, consent_required, double_opt_in, gives_card, coalesce(allowed_domains, '{}') as allowed_domains
    from form where ${is} and deleted_at is null`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const words = formWords(row.language)
  return {
    ...row,
    words,
    elements: askedElements(row.elements, definitions.registry),
    heading: row.heading ?? row.name,
    submitLabel: row.submitLabel ?? words.send,
    thanks: row.thanks ?? words.thanks,
    source: row.source ?? row.name,
  }
}
