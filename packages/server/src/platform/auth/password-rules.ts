import { Problem } from '../problem.ts'

/** The shortest password, in characters. */
export const minPasswordLength = 10
/** Longer ones are refused rather than cut. */
export const maxPasswordLength = 128

/** The ones of ten or more characters that head every list of leaked passwords; compared without case. */
const common = new Set(
  `1234567890 12345678910 0123456789 0987654321 123456789a a123456789 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwerty12345
  qwerty123456 q1w2e3r4t5y6 asdfghjkl1 zxcvbnm123 password12 password123 password1234 passw0rd123 p@ssw0rd123
  iloveyou123 abcdefghij abcd123456 abc1234567 letmein123 welcome123 changeme123 football123 baseball123 sunshine123
  princess123 superman123 michael123 administrator adminadmin 1111111111 0000000000 1234512345 qwer123456 mypassword`.split(
    /\s+/,
  ),
)

/** Why a password cannot be taken, in one sentence; undefined when it can. Length counts, kinds of characters do not. */
export function passwordFault(password: string, email: string): string | undefined {
  const lower = password.toLowerCase()
  const [mailbox = ''] = email.toLowerCase().split('@')
  if ([...password].length < minPasswordLength)
    return `The password must have at least ${minPasswordLength} characters.`
  if ([...password].length > maxPasswordLength)
    return `The password must have at most ${maxPasswordLength} characters.`
  if (common.has(lower)) return 'That password is one of the first that anyone would try.'
  if (new Set(lower).size < 4) return 'That password repeats too few characters.'
  if (
    lower === email.toLowerCase() ||
    (mailbox.length >= 5 && lower.startsWith(mailbox) && lower.length < mailbox.length + 5)
  ) {
    return 'The password must not be the e-mail address.'
  }
  return undefined
}

/** Refuses a password that cannot be taken. */
export function requireGoodPassword(password: string, email: string): void {
  const fault = passwordFault(password, email)
  if (fault === undefined) return
  throw new Problem('auth.weak-password', {
    status: 422,
    title: fault,
    mend: 'Take a few words that only you would put together.',
    field: 'password',
  })
}
