import type { Tone } from '../../ui/Pill.tsx'

/** A program, as the API sends it. Money in minor units of the business's currency. */
export interface Program {
  id: string
  name: string
  segmentId: string | null
  templateId: string | null
  channel: string
  holdoutShare: number
  perHousehold: boolean
  goal: Goal
  goalDays: number
  budget: number | null
  costPerMessage: number | null
  status: 'draft' | 'launching' | 'running' | 'done' | 'stopped'
  launchedAt: string | null
  updatedAt: string
  version: number
}

export type Goal = 'buyers' | 'revenue' | 'orders'

export const goals: { value: Goal; label: string }[] = [
  { value: 'revenue', label: 'More revenue' },
  { value: 'buyers', label: 'Bring people back to buy' },
  { value: 'orders', label: 'More orders' },
]

/** A program's state in a word. */
export const statusWords: Record<Program['status'], { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'plain' },
  launching: { word: 'Launching', tone: 'accent' },
  running: { word: 'Running', tone: 'good' },
  done: { word: 'Done', tone: 'plain' },
  stopped: { word: 'Stopped', tone: 'attention' },
}
