import { columnOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { isHidden, reachSql } from './access.ts'

/**
 * What a record in a statement is called, as far as the actor may know it; for statements of modules that name records beside those they are about. One in the bin keeps its
 * name: what happened with it did.
 *
 * @param alias the name of its table in the statement
 * @param otherwise what it is called for those who may not know
 */
export function titleSql(
  ctx: Ctx,
  object: ObjectDefinition,
  alias: string,
  otherwise: string | null,
): RawBuilder<string | null> {
  const known = ctx.registry.object(object.name)
  if (isHidden(ctx, known, known.title)) return sql`${otherwise}::text`
  const title = sql<string>`${sql.id(alias, columnOf(known.title, known.fields[known.title]!))}`
  const reach = reachSql(ctx, { ...known, bin: false }, alias)
  return reach.length === 0
    ? title
    : sql`case when ${sql.join(reach, sql` and `)} then ${title} else ${otherwise}::text end`
}
