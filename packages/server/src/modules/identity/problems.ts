import { contact, type IdentifierKind, identifierKinds, labelOf } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** An identifier that stands in a field of a person is not changed apart from it. */
export function followsField(field: string): Problem {
  const label = contact.fields[field] ? labelOf(field, contact.fields[field]) : field
  return new Problem('identifier.follows-field', {
    status: 409,
    title: `This stands in the field ${label} of the person and follows it.`,
    mend: `Change ${label} under Details; verified and shared can be changed here.`,
    field: 'value',
  })
}

/** The value is none of its kind. */
export const notAsExpected = (problem: string): Problem =>
  new Problem('record.invalid', {
    status: 422,
    title: problem.charAt(0).toUpperCase() + problem.slice(1),
    mend: 'Correct it and send it again.',
    field: 'value',
    faults: [{ field: 'value', message: problem }],
  })

/** What is verified and personal is one person's alone; who that is, is told to those who may see them. */
export function takenIdentifier(kind: string, holder?: { contactId: string; name: string }): Problem {
  const { said } = identifierKinds[kind as IdentifierKind]
  return new Problem('identifier.taken', {
    status: 409,
    title: `This ${said} is verified as ${holder ? `${holder.name}’s` : 'somebody else’s'} alone.`,
    mend: 'If both use it, mark it as shared there first. If they are one and the same, merge them.',
    field: 'value',
    extra: holder ? { takenBy: { object: 'contact', id: holder.contactId, title: holder.name } } : {},
  })
}
