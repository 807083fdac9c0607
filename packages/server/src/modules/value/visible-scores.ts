import { type RawBuilder, sql } from 'kysely'
import { type Ctx, isHidden, reachSql, requireRead } from '../../records/index.ts'

/** From which tables estimates are read, and which rows: those of contacts that the actor may see. Tables are named `score` and `contact`. */
export function visibleScores(ctx: Ctx): RawBuilder<unknown> {
  const contact = ctx.registry.object('contact')
  requireRead(ctx, contact)
  requireRead(ctx, ctx.registry.object('score'))
  return sql`
    contact_score as score join contact on contact.id = score.contact_id
    where ${sql.join(reachSql(ctx, contact, 'contact'), sql` and `)}`
}

/** A column of the estimates, or nothing where the actor may not see the field. */
export function visibleColumn(ctx: Ctx, key: string, column: string): RawBuilder<unknown> {
  return isHidden(ctx, ctx.registry.object('score'), key)
    ? sql`null::bigint`
    : sql`${sql.id('score', column)}`
}
