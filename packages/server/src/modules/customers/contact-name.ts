import type { BeforeWrite, PendingWrite } from '../../records/index.ts'

/**
 * Keeps a contact's name and its parts together: a name of two words is read as first and last name, a name that was its parts follows when a
 * part changes, and somebody of whom only an identifier is known is called by it. Longer names stay as they are written: names of the world
 * have too many shapes to guess at.
 */
export const completeContactName: BeforeWrite = {
  object: 'contact',
  fields: ['name', 'firstName', 'lastName'],
  run(_ctx, writes) {
    for (const write of writes) completeName(write)
  },
}

function completeName({ before, values }: PendingWrite): void {
  const written = text(values.name)
  const partsGiven = values.firstName !== undefined || values.lastName !== undefined
  if (written && !before && !partsGiven) splitName(written, values)
  if (written || !(before ? partsGiven : !partsGiven)) return
  if (!before) values.name = nameless(values)
  else if (text(before.name) === joined(before)) values.name = joined({ ...before, ...values }) || before.name
}

function splitName(name: string, values: Record<string, unknown>): void {
  const words = name.split(/\s+/)
  if (words.length !== 2) return
  values.firstName = words[0]
  values.lastName = words[1]
}

const joined = ({ firstName, lastName }: Readonly<Record<string, unknown>>): string =>
  [text(firstName), text(lastName)].filter(Boolean).join(' ')

/** What a contact is called of whom only an identifier is known; undefined leaves the refusal to the check of required fields. */
function nameless(values: Record<string, unknown>): string | undefined {
  const number = text(values.customerNumber)
  const address = text(values.email)
  return number ? `Customer ${number}` : address ? address.split('@')[0] : text(values.phone) || undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
