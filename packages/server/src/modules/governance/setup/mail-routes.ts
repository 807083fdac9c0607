import { type App, actorOf } from '../../../platform/http/route.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Services } from '../../../records/index.ts'
import { findEmail } from '../people/find-email.ts'
import { noSender, onlyPeople } from '../problems.ts'

const path = '/api/v1/mail'

/** Adds the routes about the way mails leave the house. */
export function addMailRoutes(app: App, services: Services): void {
  const config = (summary: string) => ({ permission: 'settings.manage', tag: 'settings', summary })
  app.get(path, { config: config('Whether mails can be sent, and what stands in the way') }, async () => ({
    sends: services.mail.sends,
    server: serverOf(services.config.smtpUrl),
    from: services.settings.get('mailFrom'),
    problem: (await services.mail.check()) ?? null,
  }))
  app.post(
    `${path}/test`,
    {
      config: {
        ...config('Send a mail to whoever asks'),
        rateLimit: { perMinute: 10 },
      },
    },
    async (request) => {
      const { userId } = actorOf(request)
      const to = userId === null ? undefined : await findEmail(services.db, userId)
      if (to === undefined) throw onlyPeople()
      await sendTestMail(services, to)
      return { to }
    },
  )
}

/** The machine and port that mails go to, without what lets us in. */
function serverOf(smtpUrl: string | undefined): string | null {
  return smtpUrl === undefined ? null : new URL(smtpUrl).host
}

async function sendTestMail({ mail, settings }: Services, to: string): Promise<void> {
  const from = settings.get('mailFrom')
  if (from === null) throw noSender()
  const business = settings.get('businessName')
  await mail
    .send({ from, to, subject: `Mails from ${business} arrive`, text: `This is how ${business} writes.\n` })
    .catch((cause: Error) => {
      if (cause instanceof Problem) throw cause
      throw refused(cause)
    })
}

const refused = (cause: Error): Problem =>
  new Problem('mail.refused', {
    status: 502,
    title: 'The mail server did not take the mail.',
    mend: cause.message,
    cause,
  })
