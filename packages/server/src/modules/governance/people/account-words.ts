import type { Services } from '../../../records/index.ts'

/** What mails about an account say. */
const en = {
  invites: '{inviter} invites you to {business}',
  work: '{inviter} would like you to work with the customers of {business}.',
  sayWho: 'Say who you are and choose a password here: {link}',
  onceAWeek: 'The link works once, within a week. If you do not expect it, leave it be.',
  newPassword: 'A new password for {business}',
  dear: 'Dear {name},',
  choose: 'choose a new password here: {link}',
  onceAnHour:
    'The link works once, within an hour. If you did not ask for it, leave it be: your password stays as it is.',
}

const de: typeof en = {
  invites: '{inviter} lädt Sie zu {business} ein',
  work: '{inviter} möchte, dass Sie bei {business} mit den Kunden arbeiten.',
  sayWho: 'Sagen Sie hier, wer Sie sind, und wählen Sie ein Passwort: {link}',
  onceAWeek: 'Der Link gilt einmal, eine Woche lang. Wenn Sie ihn nicht erwarten, lassen Sie ihn unbeachtet.',
  newPassword: 'Ein neues Passwort für {business}',
  dear: 'Guten Tag {name},',
  choose: 'wählen Sie hier ein neues Passwort: {link}',
  onceAnHour:
    'Der Link gilt einmal, eine Stunde lang. Wenn Sie nicht darum gebeten haben, lassen Sie ihn unbeachtet: Ihr Passwort bleibt, wie es ist.',
}

/** In the language of the business: which one a colleague reads is known on their own device alone. */
export function accountWords({ settings }: Pick<Services, 'settings'>): typeof en {
  return settings.get('locale').split('-')[0] === 'de' ? de : en
}
