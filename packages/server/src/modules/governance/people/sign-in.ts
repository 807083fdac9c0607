import { fillWords } from '@regulars/model'
import { sql } from 'kysely'
import type { Services } from '../../../records/index.ts'
import { publicAddress } from '../setup/public-address.ts'
import { accountWords } from './account-words.ts'
import { mailLink, passwordLink } from './links.ts'

/** Whether somebody with a right password may come in. */
export async function maySignIn(userId: string, { db }: Services): Promise<boolean> {
  const { rows } = await sql`select from app_user where id = ${userId}::uuid and active`.execute(db)
  return rows.length > 0
}

/** Mails the link with which somebody chooses a new password; without a mail server a colleague makes one. */
export async function sendPasswordLink(
  { email, name }: { email: string; name: string },
  token: string,
  services: Services,
): Promise<void> {
  const words = accountWords(services)
  const link = passwordLink(publicAddress(services.config), token)
  const values = { name, link, business: services.settings.get('businessName') }
  const mailed = await mailLink(services, {
    to: email,
    subject: fillWords(words.newPassword, values),
    lines: [words.dear, words.choose, words.onceAnHour].map((line) => fillWords(line, values)),
  })
  if (!mailed) services.log.warn('Somebody asked for a new password, but no mail can be sent.')
}
