import type { RecordRow } from '../../../records/objects/described-object.ts'
import type { ShownRecord } from '../../../records/page/use-record.ts'

/** A lead as its page shows it. */
export interface Lead extends ShownRecord {
  title: string
  status: 'new' | 'working' | 'converted' | 'lost'
  contactId: string | null
  contact?: (RecordRow & { name: string }) | null
  companyId: string | null
  company?: (RecordRow & { name: string }) | null
  name: string | null
  email: string | null
  phone: string | null
  companyName: string | null
  message: string | null
  source: string | null
  arrivedAt: string
  responseDueAt: string | null
  respondedAt: string | null
  closedAt: string | null
  lostReason: string | null
  dealId: string | null
  deal?: (RecordRow & { title: string }) | null
  answers: Answer[] | null
  assignmentReason: string | null
}

/** A question of a form and what was answered, in the words of then. */
export interface Answer {
  field: string
  label: string
  text: string
}

export const isOpen = ({ status }: Pick<Lead, 'status'>): boolean => status === 'new' || status === 'working'
