import type { Ctx } from '../context.ts'
import type { WriteBatch } from './write-batch.ts'
import { invalidValues } from './write-problems.ts'

/** Ends the way of a batch in which anything is wrong. */
export function refuseFaults(_ctx: Ctx, { faults }: WriteBatch): void {
  if (faults.length > 0) throw invalidValues(faults)
}
