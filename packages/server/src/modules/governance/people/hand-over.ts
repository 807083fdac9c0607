import { columnOf, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { applyPatches, type Ctx } from '../../../records/index.ts'

/** Says how many records somebody looks after, outside the bin. */
export async function countOwned(ctx: Ctx, userId: string): Promise<number> {
  let count = 0
  for (const object of handedOver(ctx)) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from ${sql.table(object.table)}
      where ${ownerColumn(object)} = ${userId} ${object.bin ? sql`and deleted_at is null` : sql``}`.execute(
      ctx.db,
    )
    count += rows[0]?.count ?? 0
  }
  return count
}

/** Gives all records that somebody looks after to somebody else, or to nobody, those in the bin too; answers with how many. */
export async function handOver(ctx: Ctx, from: string, to: string | null): Promise<number> {
  let count = 0
  for (const object of handedOver(ctx)) {
    const column = columnOf('owner', object.fields.owner!)
    count += await applyPatches(ctx, object, {
      columns: [column],
      select: sql`
        select id, jsonb_build_object(${sql.lit(column)}, ${to}::uuid) as patch
        from ${sql.table(object.table)} where ${ownerColumn(object)} = ${from}`,
    })
  }
  return count
}

/** Everything that somebody is responsible for. A view is no responsibility: it stays whose it was. */
const handedOver = ({ registry }: Ctx): ObjectDefinition[] =>
  registry.objects.filter(({ name, ownership }) => ownership === 'owner' && name !== 'view')

const ownerColumn = (object: ObjectDefinition) => sql.id(columnOf('owner', object.fields.owner!))
