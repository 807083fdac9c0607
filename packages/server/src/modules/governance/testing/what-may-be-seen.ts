/** What a role may do with the marked business, said a second time in plain JavaScript, to hold the server to it. */
import {
  type Act,
  type Condition,
  type FieldLevel,
  fieldLevel,
  type ObjectRights,
  type Rights,
  type Scope,
} from '@regulars/model'
import { type FoundMark, type MarkedObject, type MarkedRecord, markedFields } from './marked-business.ts'

/** A scope, and which records lie in it, told without the condition language. */
export interface KnownScope {
  scope: Scope
  holds(record: MarkedRecord, who: Who, business: Business): boolean
}

/** Who asks. */
export interface Who {
  userId: string
  teamUserIds: readonly string[]
}

export type Business = ReadonlyMap<string, MarkedRecord>

/** Rights whose scopes are known. */
export interface KnownRights {
  objects: Record<MarkedObject, Record<Act, KnownScope>>
  fields: Record<MarkedObject, Record<string, FieldLevel>>
}

const where = (condition: Condition, holds: KnownScope['holds']): KnownScope => ({
  scope: { where: condition },
  holds,
})

const always: readonly KnownScope[] = [
  { scope: 'none', holds: () => false },
  { scope: 'mine', holds: ({ owner }, { userId }) => owner === userId },
  { scope: 'team', holds: ({ owner }, { teamUserIds }) => owner !== null && teamUserIds.includes(owner) },
  { scope: 'all', holds: () => true },
]

/** Scopes of each object; some ask for fields and records that the role may not see itself. */
export const knownScopes: Record<MarkedObject, readonly KnownScope[]> = {
  contact: [
    ...always,
    where({ field: 'city', op: 'is', value: 'linz' }, ({ plain }) => plain.city === 'Linz'),
    where({ not: { field: 'country', op: 'is', value: 'DE' } }, ({ plain }) => plain.country !== 'DE'),
    where(
      { field: 'company.industry', op: 'is', value: 'Hotel' },
      ({ company }, _, business) => plainOf(business, company).industry === 'Hotel',
    ),
    where({ has: 'orders', where: { field: 'channel', op: 'is', value: 'store' } }, ({ id }, _, business) =>
      [...business.values()].some(
        ({ object, contact, plain }) => object === 'order' && contact === id && plain.channel === 'store',
      ),
    ),
  ],
  company: [
    ...always,
    where({ field: 'industry', op: 'isNot', value: 'Hotel' }, ({ plain }) => plain.industry !== 'Hotel'),
  ],
  order: [
    ...always,
    where({ field: 'channel', op: 'is', value: 'web' }, ({ plain }) => plain.channel === 'web'),
    where(
      { field: 'contact.city', op: 'is', value: 'Graz' },
      ({ contact }, _, business) => plainOf(business, contact).city === 'Graz',
    ),
  ],
  note: [
    ...always,
    where(
      { field: 'contact.owner', op: 'is', value: 'me' },
      ({ contact }, { userId }, business) =>
        (contact === null ? null : business.get(contact)?.owner) === userId,
    ),
  ],
}

const plainOf = (business: Business, id: string | null) =>
  (id === null ? undefined : business.get(id)?.plain) ?? {}

/** The rights as a role has them. */
export function toRights({ objects, fields }: KnownRights): Rights {
  const scopes = Object.entries(objects).map(([name, acts]) => [
    name,
    Object.fromEntries(Object.entries(acts).map(([act, { scope }]) => [act, scope])) as ObjectRights,
  ])
  const changeSet = { create: 'none', read: 'all', update: 'none', delete: 'none' }
  return { objects: { ...Object.fromEntries(scopes), changeSet }, fields, capabilities: [] }
}

/** Answers what one person may do. */
export class Oracle {
  readonly rights: KnownRights
  readonly who: Who
  readonly business: Business

  constructor(rights: KnownRights, who: Who, business: Business) {
    this.rights = rights
    this.who = who
    this.business = business
  }

  /** Records that the person may see, by object. */
  visible(object: MarkedObject): MarkedRecord[] {
    return [...this.business.values()].filter(
      (record) => record.object === object && this.may('read', record),
    )
  }

  /** Whether an act is open on a record that may be seen. */
  may(act: Act, record: MarkedRecord): boolean {
    const reaches = (each: Act) =>
      this.rights.objects[record.object][each].holds(record, this.who, this.business) ||
      this.isShared(each, record)
    return reaches('read') && reaches(act)
  }

  /** Whether a share opens an act on a record: on one of itself, or of whom the record belongs to. A closed object stays closed. */
  isShared(act: Act, record: MarkedRecord): boolean {
    if (!this.mayAny(act, record.object)) return false
    const decisive = record.object === 'order' ? this.business.get(record.contact ?? '') : record
    const level = decisive?.sharedWith.get(this.who.userId)
    return act === 'read' ? level !== undefined : act === 'update' && level === 'edit'
  }

  /** Whether an act is open on any record at all. */
  mayAny(act: Act, object: MarkedObject): boolean {
    return this.rights.objects[object][act].scope !== 'none'
  }

  level(object: string, field: string): FieldLevel {
    return fieldLevel(this.rights, object, field)
  }

  hides(object: string, ...fields: string[]): boolean {
    return fields.some((field) => this.level(object, field) === 'hidden')
  }

  /** Whether a mark may stand in an answer: it is of a record that may be seen and of a field that is not hidden. */
  allows({ object, number, field }: FoundMark): boolean {
    const record = [...this.business.values()].find((one) => one.object === object && one.number === number)
    const key = record && markedFields[record.object].find((one) => one.toLowerCase() === field)
    return record !== undefined && key !== undefined && this.may('read', record) && !this.hides(object, key)
  }
}
