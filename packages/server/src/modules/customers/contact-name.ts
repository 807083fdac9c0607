import type { BeforeWrite, PendingWrite } from '../../records/index.ts'

/**
 * Puts a contact's name together from first and last name when no name is given, and reads first and last out of a name that has just two
 * words. Anything longer stays as it is written: names of the world have too many shapes to guess at.
 */
export const completeContactName: BeforeWrite = {
  object: 'contact',
  run(_ctx, writes) {
    for (const write of writes) completeName(write)
  },
}

function completeName({ before, values }: PendingWrite): void {
  const known = (key: string) => text(values[key] !== undefined ? values[key] : before?.[key])
  const partsGiven = values.firstName !== undefined || values.lastName !== undefined
  const written = text(values.name)
  if (partsGiven && !written) {
    const whole = [known('firstName'), known('lastName')].filter(Boolean).join(' ')
    if (whole) values.name = whole
    return
  }
  if (!written) {
    if (before === undefined) values.name = nameless(values)
    return
  }
  const words = written.split(/\s+/)
  if (!partsGiven && words.length === 2 && !known('firstName') && !known('lastName')) {
    values.firstName = words[0]
    values.lastName = words[1]
  }
}

/** What a contact is called of whom only an identifier is known; undefined leaves the refusal to the check of required fields. */
function nameless(values: Record<string, unknown>): string | undefined {
  const number = text(values.customerNumber)
  const address = text(values.email)
  return number ? `Customer ${number}` : address ? address.split('@')[0] : text(values.phone) || undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
