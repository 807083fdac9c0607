import { fillWords } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import type { Services } from '../../../records/index.ts'
import type { FormAnswer } from './read-answers.ts'
import { readForm } from './stored-form.ts'

/** Sends the link by which an address is confirmed, to that address alone. */
export const mailConfirmation = defineJob({
  name: 'leads.mail-confirmation',
  schema: z.object({ submissionId: z.uuid() }),
  label: () => 'Mailing the link of a form',
  run: ({ submissionId }, { services }) => mailLink(services, submissionId),
})

interface Waiting {
  formId: string
  token: string
  answers: FormAnswer[]
}

async function mailLink(services: Services, id: string): Promise<void> {
  const { db, mail, settings, config } = services
  const from = settings.get('mailFrom')
  const { rows } = await sql<Waiting>`
    select form_id, token, answers from form_submission
    where id = ${id} and state = 'waiting' and token is not null and deleted_at is null`.execute(db)
  const [waiting] = rows
  const form = waiting && (await readForm(services, { id: waiting.formId }))
  const address = waiting?.answers.find(({ field }) => field === 'contact.email')?.value
  if (!waiting || !form || from === null || typeof address !== 'string') return
  const { words } = form
  const values = { form: form.heading, business: settings.get('businessName'), email: address }
  const base = (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/$/, '')
  const lines = [
    fillWords(words.confirmMail, values),
    `${base}/f/confirm/${waiting.token}`,
    words.confirmIgnore,
    values.business,
  ]
  // The name that was given is not written: a mail from us must not carry a stranger's words to somebody else.
  await mail.send({
    from,
    to: address,
    subject: fillWords(words.confirmSubject, values),
    text: `${lines.join('\n\n')}\n`,
  })
}
