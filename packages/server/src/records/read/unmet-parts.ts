import { type Condition, type ObjectDefinition, systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { compileCondition } from '../conditions/compile.ts'
import type { Ctx } from '../context.ts'
import { toRow } from '../write/record-rows.ts'
import { compileOptions } from './access.ts'
import { loadSegments } from './segments.ts'
import { self } from './selection.ts'

/**
 * Which parts of a rule a record does not satisfy, as it would be with these values: for rules of the business about a change that is about to happen.
 * What is related is asked as it is. It is asked as the product itself, since a rule holds also for those who may not see what it speaks of.
 *
 * @param values the record by property, `id` included
 * @returns indexes into `parts`, in their order
 */
export async function unmetParts(
  ctx: Ctx,
  object: ObjectDefinition,
  values: Record<string, unknown>,
  parts: readonly Condition[],
): Promise<number[]> {
  if (parts.length === 0) return []
  const asked = { ...ctx, actor: { ...ctx.actor, kind: 'system' as const, role: systemRole } }
  const compiled = await Promise.all(
    parts.map(async (part) =>
      compileCondition(part, compileOptions(asked, object, self, await loadSegments(ctx, part), 'few')),
    ),
  )
  const row = JSON.stringify({ id: values.id, ...toRow(object, values) })
  const answers = compiled.map((part) => sql`(${part}) is true`)
  const { rows } = await sql<{ met: boolean[] }>`
    select array[${sql.join(answers)}] as met
    from jsonb_populate_record(null::${sql.table(object.table)}, ${row}::jsonb) as ${sql.id(self)}`.execute(
    ctx.db,
  )
  return (rows[0]?.met ?? []).flatMap((met, index) => (met ? [] : [index]))
}
