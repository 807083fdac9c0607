import { Problem } from '../problem.ts'

/** The shortest password, in characters. */
export const minPasswordLength = 10
/** Longer ones are refused rather than cut. */
export const maxPasswordLength = 128

let readCommon: Promise<ReadonlySet<string>> | undefined

/** The passwords that people choose most (49,233 of leaked lists), in small letters; read when the first is asked about. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  readCommon ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return readCommon
}

/** Whether it is one of them, as it is or with a year, some figures or a mark at its end, as people make it longer. */
async function isCommon(lower: string): Promise<boolean> {
  const common = await commonPasswords()
  return common.has(lower) || common.has(lower.replace(/[\d!?.*#$_-]{1,5}$/, ''))
}

/** Why a password cannot be taken, in one sentence; undefined when it can. Length counts, kinds of characters do not. */
export async function passwordFault(password: string, email: string): Promise<string | undefined> {
  const lower = password.toLowerCase()
  const [mailbox = ''] = email.toLowerCase().split('@')
  if ([...password].length < minPasswordLength)
    return `The password must have at least ${minPasswordLength} characters.`
  if ([...password].length > maxPasswordLength)
    return `The password must have at most ${maxPasswordLength} characters.`
  if (await isCommon(lower)) return 'That password is one of the first that anyone would try.'
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
export async function requireGoodPassword(password: string, email: string): Promise<void> {
  const fault = await passwordFault(password, email)
  if (fault === undefined) return
  throw new Problem('auth.weak-password', {
    status: 422,
    title: fault,
    mend: 'Take a few words that only you would put together.',
    field: 'password',
  })
}
