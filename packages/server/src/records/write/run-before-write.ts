import type { Ctx } from '../context.ts'
import type { WriteBatch } from './write-batch.ts'

/** Lets the modules look at the writes and mend them. Entries that could not be read are kept from them. */
export async function runBeforeWrite(ctx: Ctx, batch: WriteBatch): Promise<void> {
  if (batch.faults.length > 0) return
  for (const step of ctx.services.rules.beforeWrite)
    if (step.object === batch.object.name) await step.run(ctx, batch.entries)
}
