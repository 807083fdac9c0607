import { type FieldLevel, fieldLevel, type Rights, type Scope } from '@regulars/model'
import type { Known, Link, LinkedBusiness } from './linked-business.ts'
import type { marksIn } from './marked-business.ts'

/** A scope of a role, and which records it holds. */
export interface Sees {
  scope: Scope
  holds(record: Known): boolean
}

/** What a role opens. */
export interface Walk {
  sees: Record<Known['object'], Sees>
  writes: Record<'contact' | 'machine', boolean>
  fields: Rights['fields']
}

/** What somebody in a role may see of the business, said a second time in plain JavaScript. */
export class LinkSight {
  readonly role: Walk
  private readonly business: LinkedBusiness
  constructor(business: LinkedBusiness, role: Walk) {
    this.business = business
    this.role = role
  }

  level(object: string, field: string): FieldLevel {
    return fieldLevel(this.role, object, field)
  }
  hides(object: string, field: string): boolean {
    return this.level(object, field) === 'hidden'
  }
  sees(record: Known): boolean {
    return this.role.sees[record.object].holds(record)
  }
  seesLink({ contact, machine }: Link): boolean {
    const isOpen = !this.hides('contact', 'tools') && !this.hides('machine', 'users')
    return isOpen && this.sees(contact) && this.sees(machine)
  }
  get linksSeen(): Link[] {
    return this.business.links.filter((link) => this.seesLink(link))
  }
  /** Whether a link may be changed from one of its ends. */
  mayEnd(object: 'contact' | 'machine', key: string): boolean {
    return this.role.writes[object] && this.level(object, key) === 'write'
  }

  /** Whether a mark may be read: of a record that is seen, and of a field that is not hidden. */
  allows({ object, number, field }: ReturnType<typeof marksIn>[number]): boolean {
    if (object === 'contacttools')
      return this.seesLink(this.business.links[number]!) && !this.hides('contactTools', 'purpose')
    const record = this.business.records.find((each) => each.object === object && each.number === number)
    return (
      record !== undefined &&
      this.sees(record) &&
      !this.hides(object, field === 'jobtitle' ? 'jobTitle' : field)
    )
  }
}
