import type { Condition, WorkingHours } from '@regulars/model'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'

/** The part of the settings that is about leads. */
export interface LeadSettings {
  workingHours: WorkingHours
  leadResponseMinutes: number | null
  leadWarmFrom: number
  leadHotFrom: number
  trackingDomains: string[]
}

/** What makes a lead warmer or colder. */
export interface ScoreRule {
  id: string
  version: number
  name: string
  position: number
  condition: Condition
  points: number
  active: boolean
}

/** Which leads go to whom. */
export interface AssignmentRule {
  id: string
  version: number
  name: string
  position: number
  condition: Condition | null
  method: 'turns' | 'load' | 'person'
  teamId: string | null
  team?: { name: string } | null
  personId: string | null
  person?: { name: string } | null
  waitsForHours: boolean
  active: boolean
}

export const settingsQuery = { ...apiQuery<LeadSettings>('settings'), meta: { topics: ['settings'] } }
export const scoreRulesQuery = apiQuery<ListPage<ScoreRule>>('score-rules', { sort: 'position', limit: 200 })
export const assignmentRulesQuery = apiQuery<ListPage<AssignmentRule>>('assignment-rules', {
  sort: 'position',
  limit: 200,
  include: ['team', 'person'],
})
