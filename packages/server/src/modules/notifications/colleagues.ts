import type { Actor, Mentionable, ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, ctxFor, reachSql, type Services } from '../../records/index.ts'
import { loadUser } from '../governance/index.ts'

/** Everybody who works here at present. */
export async function activePeople({ db }: Pick<Ctx, 'db'>): Promise<Mentionable[]> {
  const { rows } =
    await sql<Mentionable>`select id, name from app_user where active order by id limit 2000`.execute(db)
  return rows
}

/** People as they may act at this moment, by id; without those who were deactivated. */
export async function actorsOf(services: Services, ids: Iterable<string>): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>()
  for (const id of new Set(ids)) {
    const actor = await loadUser(services, id)
    if (actor) actors.set(id, actor)
  }
  return actors
}

/** Which of some records a person sees, in the bin or not. */
export async function seenBy(
  ctx: Ctx,
  actor: Actor,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<Set<string>> {
  const theirs = { ...ctxFor(ctx.services, actor), db: ctx.db }
  const { rows } = await sql<{ id: string }>`
    select record.id from ${sql.table(object.table)} as record
    where record.id = any(${[...ids]}::uuid[]) and ${reachOf(theirs, object, 'record')}`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/** What a person may see of an object, in the bin or not: what went there is told too. */
export function reachOf(ctx: Ctx, object: ObjectDefinition, alias: string): RawBuilder<boolean> {
  const parts = reachSql(ctx, { ...object, bin: false }, alias)
  return parts.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(parts, sql` and `)})`
}
