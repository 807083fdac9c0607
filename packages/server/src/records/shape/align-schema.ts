import type { ObjectDefinition, Registry } from '@regulars/model'
import { sql } from 'kysely'
import { type Column, keptColumnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { addColumn, createTable } from '../schema/create-table.ts'
import { keepReference, keepReferences } from '../schema/keep-references.ts'
import { identifierStatements } from './identifiers.ts'
import { interruptIndexBuilds } from './index-build.ts'

/**
 * Gives the database what the definitions ask for and it lacks: tables of new objects, columns of new fields. It only ever adds, so it may run
 * after any change of the definitions, also after one was undone or a backup restored; what is asked for no more stays, with its values, until
 * it is removed for good. Every statement changes the catalogue only.
 */
export async function alignSchema(ctx: Ctx, registry: Registry): Promise<void> {
  const there = await customColumns(ctx)
  const made = registry.objects.filter(({ custom, table }) => custom && !there.has(table))
  const added = registry.objects.flatMap((object) => missingColumns(object, there.get(object.table)))
  const statements = [
    ...made.flatMap(createTable),
    ...added.flatMap(({ object, column }) => addColumn(object, column)),
    // References come last: a new object may point to another new one.
    ...made.flatMap((object) => keepReferences(object, registry)),
    ...added.flatMap(({ object, column }) => keepReference(object, column, registry)),
  ]
  const numbering = await identifierStatements(ctx, registry)
  if (statements.length + numbering.length === 0) return
  await interruptIndexBuilds(ctx)
  // Whoever waits for a table makes all others wait behind: rather give up soon and try again.
  await sql`set local lock_timeout = '2s'`.execute(ctx.db)
  for (const statement of [...statements, ...numbering]) await sql.raw(statement).execute(ctx.db)
  await sql`set local lock_timeout to default`.execute(ctx.db)
}

/** The tables of custom objects and, of every table, the columns of custom fields that there are. */
async function customColumns(ctx: Ctx): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select relname as "table", array_remove(array_agg(attname::text), null) as columns
    from pg_class left join pg_attribute on attrelid = pg_class.oid and attname ^@ 'x_' and not attisdropped
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    group by relname having relname ^@ 'x_' or count(attname) > 0`.execute(ctx.db)
  return new Map(rows.map(({ table, columns }) => [table, new Set(columns)]))
}

function missingColumns(
  object: ObjectDefinition,
  there: ReadonlySet<string> | undefined,
): { object: ObjectDefinition; column: Column }[] {
  if (object.custom && !there) return []
  return keptColumnsOf(object)
    .filter(({ field, name }) => field.custom && !there?.has(name))
    .map((column) => ({ object, column }))
}
