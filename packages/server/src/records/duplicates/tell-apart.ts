import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { insertRecords } from '../change-sets/insert-records.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { reachSql, requireRead } from '../read/access.ts'
import { requireAct } from '../write/scope.ts'
import { noSuchPair } from './duplicate-problems.ts'

/**
 * Notes that two records are not the same, for ever: no scan offers them again, nor what they become part of. Undoing the change set takes it back.
 *
 * @throws Problem `duplicates.no-such-pair`, `record.not-allowed`
 */
export async function tellApart(ctx: Ctx, object: ObjectDefinition, pair: readonly string[]): Promise<void> {
  requireRead(ctx, object)
  requireAct(ctx, object, 'update', {})
  const [first = '', second = ''] = [...new Set(pair)].sort()
  const { rows } = await sql`
    select from ${sql.table(object.table)} as record
    where ${sql.join([sql`id = any (${[first, second].filter(Boolean)}::uuid[])`, ...reachSql(ctx, object, 'record')], sql` and `)}`.execute(
    ctx.db,
  )
  if (rows.length !== 2) throw noSuchPair(object)
  await inChangeSet(ctx, { label: '' }, async (within) => {
    changeSetOf(within).label ||= `Said that two ${object.labelPlural.toLowerCase()} are not the same`
    await insertRecords(within, within.registry.object('distinctPair'), {
      columns: ['object', 'first_id', 'second_id'],
      select: sql`select ${object.name}::text as object, ${first}::text as first_id, ${second}::text as second_id`,
    })
  })
}
