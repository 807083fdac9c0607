import { linkEndsOf, type ObjectDefinition, type ReferenceField } from '@regulars/model'
import { sql } from 'kysely'
import { toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { maxToldIds } from './change-set.ts'
import { changeSetOf } from './open-change-set.ts'
import { touchRecords } from './touch-records.ts'

/**
 * Notes at both ends of links that came or went that something happened there, whichever way they were written, so that both histories tell of it and both
 * pages are drawn anew. Of very many at once, such as by an import, the links themselves tell.
 */
export async function touchLinked(ctx: Ctx): Promise<void> {
  const { counts, ids } = changeSetOf(ctx)
  for (const name of Object.keys(counts)) {
    const object = ctx.registry.find(name)
    const told = [...(ids.get(name) ?? [])]
    const { created, removed, restored } = counts[name] ?? {}
    if (!object || !linkEndsOf(object) || told.length > maxToldIds || !(created || removed || restored))
      continue
    await touchEnds(ctx, object, told)
  }
}

async function touchEnds(ctx: Ctx, object: ObjectDefinition, links: readonly string[]): Promise<void> {
  const { id } = changeSetOf(ctx)
  for (const key of linkEndsOf(object)!) {
    const target = ctx.registry.object((object.fields[key] as ReferenceField).to)
    const { rows } = await sql<{ id: string }>`
      select target.id from ${sql.table(object.table)} as link
      join ${sql.table(target.table)} as target on target.id = link.${sql.id(toColumn(key, object.fields[key]!).name)}
      where link.id = any(${[...links]}::uuid[]) and target.change_set_id is distinct from ${id}::uuid
        and target.deleted_at is null
      order by target.id for no key update of target`.execute(ctx.db)
    if (rows.length > 0)
      await touchRecords(
        ctx,
        target,
        rows.map((row) => row.id),
      )
  }
}
