import type { Ctx } from '../context.ts'
import type { BeforeWrite } from '../rules.ts'
import type { WriteBatch, WriteEntry } from './write-batch.ts'

/** Lets the modules look at the writes and mend them. Entries that could not be read are kept from them. */
export async function runBeforeWrite(ctx: Ctx, batch: WriteBatch): Promise<void> {
  if (batch.faults.length > 0) return
  for (const step of ctx.services.rules.beforeWrite) {
    if (step.object !== undefined && step.object !== batch.object.name) continue
    const concerned = batch.entries.filter((entry) => concerns(step, entry))
    if (concerned.length > 0) await step.run(ctx, concerned)
  }
}

/** New records concern every step; changed ones those that care for what changes. */
function concerns({ fields }: BeforeWrite, { before, values }: WriteEntry): boolean {
  return !before || !fields || fields.some((field) => values[field] !== undefined)
}
