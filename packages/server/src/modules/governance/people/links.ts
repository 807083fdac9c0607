import type { Services } from '../../../records/index.ts'

/** Where an invited colleague says who they are. */
export const invitationLink = (address: string, token: string): string =>
  `${address}/invitation?token=${encodeURIComponent(token)}`

/** Where somebody chooses a new password. */
export const passwordLink = (address: string, token: string): string =>
  `${address}/reset-password?token=${encodeURIComponent(token)}`

/** A mail about somebody's account: a few lines and one link. */
export interface LinkMail {
  to: string
  subject: string
  lines: readonly string[]
}

/**
 * Sends a link by mail; false when there is no mail server or no address to send from, or sending failed. Then whoever asked passes the
 * link on themselves.
 */
export async function mailLink(
  { mail, settings, log }: Pick<Services, 'mail' | 'settings' | 'log'>,
  { to, subject, lines }: LinkMail,
): Promise<boolean> {
  const from = settings.get('mailFrom')
  if (!mail.sends || from === null) return false
  try {
    await mail.send({ from, to, subject, text: `${lines.join('\n\n')}\n` })
    return true
  } catch (error) {
    log.warn({ err: error, subject }, 'A mail about an account could not be sent.')
    return false
  }
}
