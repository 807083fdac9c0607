import type { Ctx } from '../../../records/index.ts'
import type { TwinChoice } from '../plan/import-options.ts'

/** What becomes of rows that look like somebody who is known. */
export interface TwinsToTake {
  choice: TwinChoice
  /** From which probability on it becomes of them. */
  atLeast: number
  /** Told once they are found, before anything becomes of them; with it they are looked for whatever was chosen. */
  onFound?: (ctx: Ctx) => Promise<void>
}

/** Whether rows must be compared at all. When their records are made, a scan compares them afterwards. */
export const areLookedFor = ({ choice, onFound }: TwinsToTake): boolean =>
  choice !== 'create' || onFound !== undefined
