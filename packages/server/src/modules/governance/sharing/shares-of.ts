import { type Act, allows, isShareable, type ObjectDefinition, type ShareLevel } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, get, ownScopeSql, reachSql, titleSql } from '../../../records/index.ts'

/** That a record is shared with somebody. */
export interface Share {
  id: string
  level: ShareLevel
  /** Whom it is shared with. */
  with: { kind: 'user' | 'team'; id: string; name: string }
  /** Who shared it; null for a key without a person. */
  by: string | null
  at: Date
}

/** With whom a record is shared, and whether the one who asks may change that. */
export interface RecordShares {
  data: Share[]
  mayShare: boolean
}

/**
 * With whom a record is shared, the first first.
 *
 * @throws Problem `record.not-found` when whoever asks sees no such record
 */
export async function sharesOf(ctx: Ctx, object: ObjectDefinition, id: string): Promise<RecordShares> {
  await get(ctx, object, id)
  const { rows } = await sql<Share>`
    select share.id, share.level, share.created_at as at, maker.name as by,
      json_build_object('kind', case when share.user_id is null then 'team' else 'user' end,
        'id', coalesce(share.user_id, share.team_id), 'name', coalesce(person.name, team.name)) as "with"
    from record_share as share left join app_user as person on person.id = share.user_id left join team on team.id = share.team_id
      left join app_user as maker on maker.id = share.created_by_id
    where share.object = ${object.name} and share.shared_id = ${id} order by share.created_at, share.id`.execute(
    ctx.db,
  )
  return { data: rows, mayShare: await mayShare(ctx, object, id) }
}

/** Whether the actor may say who else sees a record: whose role lets them change it. What was shared with somebody is not theirs to share on. */
export async function mayShare(ctx: Ctx, object: ObjectDefinition, id: string): Promise<boolean> {
  if (!isShareable(object)) return false
  const reaches = (act: Act) => ownScopeSql(ctx, object, act, 'record')
  const { rows } = await sql`
    select from ${sql.table(object.table)} as record
    where id = ${id} and (${reaches('read')}) and (${reaches('update')})`.execute(ctx.db)
  return rows.length > 0
}

/** A record that is shared with somebody. */
export interface SharedRecord {
  object: string
  /** What one record of the object is called. */
  label: string
  id: string
  title: string
  level: ShareLevel
  /** The team by which it is shared with them; null when with themselves. */
  team: string | null
}

/** So many are told of one person; more nobody reads. */
const mostTold = 200

/** The records that are shared with somebody, by themselves or by a team, as far as the one who asks sees them; newest first. */
export async function sharedWith(
  ctx: Ctx,
  { userId, teamIds = [] }: { userId: string | null; teamIds?: readonly string[] },
): Promise<SharedRecord[]> {
  const seen = ctx.registry.objects.filter(
    (object) => isShareable(object) && allows(ctx.actor, `${object.name}.read`),
  )
  const parts = seen.map(
    (object) => sql`
      select share.created_at as at, share.id as share_id, share.object, ${object.label}::text as label, record.id,
        coalesce(${titleSql(ctx, object, 'record', null)}::text, ${`${object.label} without a name`}) as title, share.level, team.name as team
      from record_share as share join ${sql.table(object.table)} as record on record.id = share.shared_id::uuid
        left join team on team.id = share.team_id
      where share.object = ${object.name} and (share.user_id = ${userId}::uuid or share.team_id = any(${[...teamIds]}::uuid[]))
        and ${sql.join([sql`true`, ...reachSql(ctx, object, 'record')], sql` and `)}`,
  )
  if (parts.length === 0) return []
  const { rows } = await sql<SharedRecord>`
    select object, label, id, title, level, team from (${sql.join(parts, sql` union all `)}) as shared
    order by at desc, share_id limit ${sql.lit(mostTold)}`.execute(ctx.db)
  return rows
}
