import type { FormElement } from '@regulars/model'
import { apiQuery } from '../../../app/api-query.ts'

/** A form as its builder has it. */
export interface Form {
  id: string
  version: number
  name: string
  slug: string
  status: 'draft' | 'open' | 'closed'
  language: 'en' | 'de' | 'fr' | 'es' | 'pl'
  heading: string | null
  introduction: string | null
  elements: FormElement[]
  submitLabel: string | null
  thanks: string | null
  redirectUrl: string | null
  source: string | null
  consentText: string | null
  consentChannel: string
  consentRequired: boolean
  doubleOptIn: boolean
  givesCard: boolean
  allowedDomains: string[] | null
  leadCount: number | null
  may?: { update: boolean; delete: boolean }
}

export const formQuery = (id: string) => apiQuery<Form>(`forms/${id}`, { include: ['may'] })
