/** What the checks of the permission matrix work with. */
import type { Pool } from '../../../platform/database/connect.ts'
import type { MarkedObject } from './marked-business.ts'
import type { Answer } from './requests.ts'
import type { Oracle } from './what-may-be-seen.ts'

/** Somebody who asks in a role. */
export interface Asking {
  oracle: Oracle
  pool: Pool
  /** Asks below `/api/v1/`, and makes sure that the answer gives nothing away. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>
}

export const paths = { contact: 'contacts', company: 'companies', order: 'orders', note: 'notes' } as const
export const markedObjects = Object.keys(paths) as MarkedObject[]

/** A text field of each object that the tests change. */
export const changeable: Record<MarkedObject, { field: string; column: string }> = {
  contact: { field: 'jobTitle', column: 'job_title' },
  company: { field: 'vatNumber', column: 'vat_number' },
  order: { field: 'comment', column: 'comment' },
  note: { field: 'text', column: 'text' },
}
