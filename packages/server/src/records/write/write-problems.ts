import { labelOf, type ObjectDefinition } from '@regulars/model'
import { type Fault, Problem } from '../../platform/problem.ts'

/** The problem that names everything wrong with the values of a write. */
export function invalidValues(faults: readonly Fault[]): Problem {
  const [first] = faults
  const conflict = faults.every((fault) => fault instanceof TakenFault)
  return new Problem(conflict ? 'record.taken' : 'record.invalid', {
    status: conflict ? 409 : 422,
    title: first?.message ?? 'The values are not as expected.',
    mend: conflict
      ? 'Use another value, or change the record that has it.'
      : 'Correct what is named and send it again.',
    field: first?.field || undefined,
    faults: faults.map(({ field, message }) => ({ field, message })),
    extra: first instanceof TakenFault && first.takenBy ? { takenBy: first.takenBy } : {},
  })
}

/** A record that already has a value which only one may have. */
export interface Taker {
  object: string
  id: string
  title: string
}

/** That a value which only one record may have is taken; by whom, when the one who asks may know. */
export class TakenFault implements Fault {
  readonly field: string
  readonly message: string
  readonly takenBy: Taker | undefined

  constructor(field: string, label: string, takenBy: Taker | undefined) {
    this.field = field
    this.takenBy = takenBy
    this.message = takenBy ? `${label} is taken by ${takenBy.title}.` : `${label} is taken.`
  }
}

/** There is no such record, or none that may be seen: the two are not told apart. */
export function noSuchRecord(object: ObjectDefinition, field?: string): Problem {
  return new Problem('record.not-found', {
    status: 404,
    title: `There is no such ${object.label.toLowerCase()}.`,
    mend: 'It may have been removed, or belong to somebody else.',
    field,
  })
}

/** The act is not for this actor, on any record of the object or on this one. */
export function mayNot(act: string, object: ObjectDefinition, which: 'any' | 'this'): Problem {
  const one = which === 'any' ? object.labelPlural.toLowerCase() : `this ${object.label.toLowerCase()}`
  return new Problem('record.not-allowed', {
    status: 403,
    title: `You may not ${act} ${one}.`,
    mend: 'Ask an owner for a role that allows it.',
    extra: { permission: `${object.name}.${act}` },
  })
}

/** The object's records are written by their module alone. */
export function managedElsewhere(object: ObjectDefinition): Problem {
  return new Problem('record.managed', {
    status: 403,
    title: `${object.labelPlural} are kept by Regulars and cannot be written directly.`,
    mend: 'Look at /api/docs for what can be done with them.',
  })
}

/** What people can mend of what PostgreSQL refuses, by its error code. Anything else stays the error it was. */
const databaseProblems: Record<string, { code: string; status: number; title: string; mend: string }> = {
  '23505': {
    code: 'record.taken',
    status: 409,
    title: 'A value that only one record may have has just been taken.',
    mend: 'Look at the record that has it now, then try again.',
  },
  '23503': {
    code: 'record.in-use',
    status: 409,
    title: 'Other records point to this one, or it points to one that is gone.',
    mend: 'Change those records first.',
  },
  '22P05': {
    code: 'record.invalid',
    status: 422,
    title: 'A text holds a character that cannot be kept (U+0000).',
    mend: 'Leave it out.',
  },
  '40P01': {
    code: 'record.busy',
    status: 409,
    title: 'Somebody else was changing the same records.',
    mend: 'Try again.',
  },
}

/** Turns an error of the database that people can mend into a problem. */
export function asWriteProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error
  const known = databaseProblems[(error as { code?: string }).code ?? '']
  return known ? new Problem(known.code, { ...known, cause: error }) : error
}

/** A fault of one field in words. */
export function faultOf(at: string, property: string, message: string): Fault {
  return { field: `${at}${property}`, message }
}

/** What people call the field behind a property. */
export function labelOfProperty(object: ObjectDefinition, key: string): string {
  const field = object.fields[key]
  return field ? labelOf(key, field) : key
}
