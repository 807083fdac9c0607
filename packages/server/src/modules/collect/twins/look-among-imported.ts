import { duplicateRule } from '@regulars/model'
import { type Ctx, changeSetOf, startScan } from '../../../records/index.ts'

/** Has duplicates looked for among what the import that is open in `ctx` made, once it is there: they wait in the queue like any others. */
export async function lookAmongImported(ctx: Ctx): Promise<void> {
  const { id, counts } = changeSetOf(ctx)
  for (const [name, { created = 0 }] of Object.entries(counts)) {
    const object = ctx.registry.object(name)
    if (created > 0 && duplicateRule(object)) await startScan(ctx, object, id)
  }
}
