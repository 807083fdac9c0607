/**
 * Relationships, of the module `customers` (server/src/modules/customers/relationships, web/src/modules/customers/relationships): who belongs with whom.
 */
import { defineObject } from '../define-object.ts'
import { date, reference, select, text } from '../fields/make.ts'

/** Between whom a relationship is, and how it is said from either side. */
interface RelationshipKindDefinition {
  /** From the one to the other: "Marta lives with Jan". */
  label: string
  /** From the other to the one. The same as the label where neither side is first. */
  back: string
  from: 'contact' | 'company'
  to: 'contact' | 'company'
}

/** Kinds of relationship. A further kind is one entry. */
export const relationshipKinds = {
  livesWith: { label: 'Lives with', back: 'Lives with', from: 'contact', to: 'contact' },
  worksFor: { label: 'Works for', back: 'Employs', from: 'contact', to: 'company' },
  reportsTo: { label: 'Reports to', back: 'Leads', from: 'contact', to: 'contact' },
  referredBy: { label: 'Referred by', back: 'Referred', from: 'contact', to: 'contact' },
  sameBusiness: { label: 'Same business as', back: 'Same business as', from: 'company', to: 'company' },
} as const satisfies Record<string, RelationshipKindDefinition>

/** Name of a kind of relationship. */
export type RelationshipKind = keyof typeof relationshipKinds

/** The names of the kinds. */
export const relationshipKindNames = Object.keys(relationshipKinds) as RelationshipKind[]

/** Whether neither side of a kind comes first. */
export const isMutual = (kind: RelationshipKind): boolean =>
  relationshipKinds[kind].label === relationshipKinds[kind].back

const kindOptions = relationshipKindNames.map((value) => ({
  value,
  label: relationshipKinds[value].label,
  said: relationshipKinds[value].label.toLowerCase(),
}))

const sayHas = { some: ['have relationships', 'have no relationships'] } as const
const sayIsOther = { some: ['are in relationships of others', 'are in no relationship of others'] } as const

export const relationship = defineObject('relationship', {
  module: 'customers',
  label: 'Relationship',
  labelPlural: 'Relationships',
  description:
    'That two belong together: they live together, one works for or reports to the other, or sent them to us.',
  icon: 'waypoints',
  title: 'kind',
  ownership: 'shared',
  columns: ['contact', 'company', 'kind', 'otherContact', 'otherCompany', 'since'],
  bin: false,
  fields: {
    kind: select(kindOptions, { required: true, say: { is: '[are] of the kind {value}' } }),
    contact: reference('contact', {
      inverse: 'relationships',
      inverseSay: sayHas,
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of people {value}' },
    }),
    company: reference('company', {
      inverse: 'relationships',
      inverseSay: sayHas,
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of companies {value}' },
    }),
    otherContact: reference('contact', {
      label: 'To person',
      inverse: 'relationshipsOfOthers',
      inverseSay: sayIsOther,
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] to {value}', through: '[are] to people {value}' },
    }),
    otherCompany: reference('company', {
      label: 'To company',
      inverse: 'relationshipsOfOthers',
      inverseSay: sayIsOther,
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] to {value}', through: '[are] to companies {value}' },
    }),
    since: date({ say: { when: '[began] {value}' } }),
    note: text({ maxLength: 300 }),
  },
})
