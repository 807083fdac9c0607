import type { Ctx } from '../context.ts'
import { asWriteProblem } from '../write/write-problems.ts'

/** Does `work` in a transaction: in the one there is, or in one of its own. Errors of the database that people can mend become problems. */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  try {
    return await ctx.services.db.transaction().execute((db) => work({ ...ctx, db }))
  } catch (error) {
    throw asWriteProblem(error)
  }
}
