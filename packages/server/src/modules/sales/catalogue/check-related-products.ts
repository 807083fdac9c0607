import { sql } from 'kysely'
import type { BeforeWrite, Ctx } from '../../../records/index.ts'
import { badRelation } from './problems.ts'

/** A product is not related to itself, and what is in a bundle is no bundle itself, so that none can contain itself. */
export const checkRelatedProducts: BeforeWrite = {
  object: 'relatedProduct',
  fields: ['productId', 'otherId', 'kind'],
  async run(ctx, writes) {
    for (const { id, before, values } of writes) {
      const now = { ...before, ...values }
      const [productId, otherId] = [String(now.productId), String(now.otherId)]
      if (productId === otherId)
        throw badRelation('A product does not go with itself.', 'Choose another product.')
      if (now.kind !== 'part') continue
      // One at a time, so that two changes at once cannot put two bundles into each other.
      await sql`select pg_advisory_xact_lock(hashtext('bundles'))`.execute(ctx.db)
      if (await isNested(ctx, { id, productId, otherId }))
        throw badRelation('What is in a bundle cannot be a bundle itself.', 'Put its parts in one by one.')
    }
  },
}

/** Whether the part is a bundle, or the bundle a part. */
async function isNested(
  ctx: Ctx,
  { id, productId, otherId }: Record<'id' | 'productId' | 'otherId', string>,
) {
  const { rows } = await sql`
    select from related_product
    where kind = 'part' and id <> ${id} and deleted_at is null and (product_id = ${otherId} or other_id = ${productId})
    limit 1`.execute(ctx.db)
  return rows.length > 0
}
