import { type RelationshipKind, relationshipKinds } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'

const nouns = { contact: 'person', company: 'company' } as const

/** The ends are not those that the kind asks for. */
export function notBetweenThese(kind: RelationshipKind): Problem {
  const { label, from, to } = relationshipKinds[kind]
  const two =
    from === to
      ? `two different ${from === 'contact' ? 'people' : 'companies'}`
      : `a ${nouns[from]} and a ${nouns[to]}`
  return new Problem('relationship.not-between-these', {
    status: 422,
    title: `“${label}” is between ${two}.`,
    mend: `Give ${from}Id and other${to === 'contact' ? 'Contact' : 'Company'}Id, and no others.`,
    field: `other${to === 'contact' ? 'Contact' : 'Company'}Id`,
  })
}

/** The same was noted before, from this side or the other. */
export const isThereAlready = (): Problem =>
  new Problem('relationship.there-already', {
    status: 409,
    title: 'This relationship is there already.',
    mend: 'Change that one instead.',
  })

/** Somebody would, by way of others, report to themselves. */
export const wouldGoRound = (): Problem =>
  new Problem('relationship.goes-round', {
    status: 409,
    title: 'Then somebody would report to themselves, by way of others.',
    mend: 'Look who reports to whom above them, and change that first.',
    field: 'otherContactId',
  })
