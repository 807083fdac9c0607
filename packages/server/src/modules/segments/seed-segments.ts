import { sql } from 'kysely'
import { create, inChangeSet, type Services, systemCtx } from '../../records/index.ts'
import { builtInSegments } from './built-in-segments.ts'

/**
 * Makes the built-in segments that this business never had. Two processes that start at once make them once: the name is unique, and whoever
 * comes second finds it taken.
 */
export async function seedSegments(services: Services): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from segment where built_in`.execute(services.db)
  const known = new Set(rows.map(({ name }) => name))
  if (known.size > 0) return
  const ctx = systemCtx(services, 'Regulars')
  await inChangeSet(ctx, { kind: 'system', label: 'Built-in segments' }, async (inside) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('segments.seed', 0))`.execute(inside.db)
    const again = await sql`select from segment where built_in limit 1`.execute(inside.db)
    if (again.rows.length > 0) return
    for (const segment of builtInSegments) {
      await create(inside, ctx.registry.object('segment'), { ...segment, builtIn: true }, { trusted: true })
    }
  })
}
