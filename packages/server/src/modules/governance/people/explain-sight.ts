import {
  type Actor,
  belongsVia,
  columnOf,
  describe,
  isShareable,
  type LinkEnds,
  labelOf,
  linkEndsOf,
  type ObjectDefinition,
  propertyOf,
  type Scope,
  scopeOf,
  sharesWiden,
} from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, ctxFor, find, get, isHidden, ownScopeSql } from '../../../records/index.ts'

/** Why somebody sees a record, or does not. */
export interface Sight {
  sees: boolean
  /** The reason, for people. */
  sentence: string
  /** What they may do with it; null when they do not see it. */
  may: { update: boolean; delete: boolean } | null
  /** What people call the fields of it that are kept from them, as far as whoever asks sees these. */
  hiddenFields: string[]
}

/**
 * Says why somebody sees a record that the one who asks sees, by the scope of their role and whose the record is.
 *
 * @throws Problem `record.not-found` when whoever asks sees no such record
 */
export async function explainSight(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  person: Actor,
): Promise<Sight> {
  const record = (await get(ctx, object, id)) as unknown as Record<string, unknown>
  const scope = scopeOf(person.role, object.name, 'read')
  const theirs = ctxFor(ctx.services, person)
  const seen =
    scope === 'none'
      ? undefined
      : ((await find(theirs, object, id, { include: ['may'] })) as { may: Sight['may'] } | undefined)
  const sees = seen !== undefined
  const label = object.label.toLowerCase()
  const reason = await reasonFor(ctx, object, record, scope, person, await seesByRole(theirs, object, id))
  const shared = sees ? await sharedSentence(ctx, object, id, person) : ''
  return {
    sees,
    sentence: `${person.name} ${sees ? 'sees' : 'does not see'} this ${label}: the role “${person.role.label}” ${reason}.${shared}`,
    may: seen?.may ?? null,
    hiddenFields: sees ? hiddenFrom(ctx, theirs, object) : [],
  }
}

/** Whether the role alone, without any share, shows a record. */
async function seesByRole(theirs: Ctx, object: ObjectDefinition, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(object.table)} as record where id = ${id} and (${ownScopeSql(theirs, object, 'read', 'record')})`.execute(
    theirs.db,
  )
  return rows.length > 0
}

/** How a record came to be shared with somebody: “ It is shared with them by Ana, who may edit it.” */
async function sharedSentence(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  { userId, teamIds = [], role }: Actor,
): Promise<string> {
  const scope = scopeOf(role, object.name, 'read')
  const shared = await whatIsShared(ctx, object, id)
  if (!shared || !sharesWiden(scope, 'read')) return ''
  const { rows } = await sql<{ team: string | null; by: string | null }>`
    select team.name as team, maker.name as by
    from record_share as share left join team on team.id = share.team_id left join app_user as maker on maker.id = share.created_by_id
    where share.object = ${shared.object.name} and share.shared_id = ${shared.id}
      and (share.user_id = ${userId}::uuid or share.team_id = any(${[...teamIds]}::uuid[]))
    order by share.level, share.created_at limit 1`.execute(ctx.db)
  const [share] = rows
  if (!share) return ''
  const what = shared.object === object ? 'It' : `The ${shared.object.label.toLowerCase()} it belongs to`
  return ` ${what} is shared with ${share.team === null ? 'them' : `the team “${share.team}”`}${share.by ? ` by ${share.by}` : ''}.`
}

/** The record whose shares count for a record: itself, or the one it belongs to. */
async function whatIsShared(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
): Promise<{ object: ObjectDefinition; id: string } | undefined> {
  if (isShareable(object)) return { object, id }
  const via = belongsVia(object)
  if (via === undefined) return undefined
  const field = object.fields[via]
  if (field?.kind !== 'reference') return undefined
  const { rows } = await sql<{ to: string | null }>`
    select ${sql.id(columnOf(via, field))} as "to" from ${sql.table(object.table)} where id = ${id}`.execute(
    ctx.db,
  )
  const to = rows[0]?.to
  return to ? whatIsShared(ctx, ctx.registry.object(field.to), to) : undefined
}

function hiddenFrom(ctx: Ctx, theirs: Ctx, object: ObjectDefinition): string[] {
  return Object.entries(object.fields).flatMap(([key, field]) =>
    !field.internal && isHidden(theirs, object, key) && !isHidden(ctx, object, key)
      ? labelOf(key, field)
      : [],
  )
}

async function reasonFor(
  ctx: Ctx,
  object: ObjectDefinition,
  record: Record<string, unknown>,
  scope: Scope,
  person: Actor,
  sees: boolean,
): Promise<string> {
  const many = object.labelPlural.toLowerCase()
  const ends = linkEndsOf(object)
  if (ends) return sayEnds(ctx, object, ends, sees)
  if (scope === 'none') return `shows no ${many}`
  if (scope === 'all' || (object.ownership === 'shared' && typeof scope === 'string'))
    return `shows all ${many}`
  if (typeof scope === 'object') {
    const which = describe(scope.where, object, ctx.registry, {
      currency: ctx.services.settings.get('currency'),
    })
    return `shows “${which}”, and this one is ${sees ? '' : 'not '}among them`
  }
  const holder = await ownerOf(ctx, object, record)
  const whose = scope === 'mine' ? 'they look after' : 'they or their team look after'
  return `shows ${many} that ${whose}, and ${sayOwner(holder, person, scope)}`
}

/** A link is seen by who sees both records that it links. */
function sayEnds({ registry }: Ctx, object: ObjectDefinition, ends: LinkEnds, sees: boolean): string {
  const labels = ends.map((key) => {
    const field = object.fields[key]
    return field?.kind === 'reference' ? registry.object(field.to).label.toLowerCase() : key
  })
  return `shows links of a ${labels.join(' and a ')} to who sees both, which ${sees ? 'they do' : 'they do not'}`
}

function sayOwner(holder: Holder, person: Actor, scope: 'mine' | 'team'): string {
  const what = holder.of ? `the ${holder.of} it belongs to` : 'this one'
  if (holder.id === null) return `nobody looks after ${what}`
  if (holder.id === person.userId) return `they look after ${what}`
  const name = holder.name ?? 'somebody else'
  if (scope === 'mine') return `${name} looks after ${what}`
  const isIn = person.teamUserIds.includes(holder.id)
  return `${name}, who looks after ${what}, is ${isIn ? '' : 'not '}in that team`
}

interface Holder {
  id: string | null
  name: string | null
  /** What the record that decides is, when it is another one. */
  of: string | undefined
}

/** Who looks after a record, or after the one it belongs to. */
async function ownerOf(ctx: Ctx, object: ObjectDefinition, record: Record<string, unknown>): Promise<Holder> {
  let at = { object, record, of: undefined as string | undefined }
  for (let via = belongsVia(at.object); via !== undefined; via = belongsVia(at.object)) {
    const field = at.object.fields[via]!
    const next = field.kind === 'reference' ? ctx.registry.object(field.to) : undefined
    const id = at.record[propertyOf(via, field)]
    const pointed = next && typeof id === 'string' ? await find(ctx, next, id) : undefined
    if (!next || !pointed) return { id: null, name: null, of: next?.label.toLowerCase() }
    at = { object: next, record: pointed as unknown as Record<string, unknown>, of: next.label.toLowerCase() }
  }
  const id = typeof at.record.ownerId === 'string' ? at.record.ownerId : null
  const { rows } = await sql<{ name: string }>`select name from app_user where id = ${id}::uuid`.execute(
    ctx.db,
  )
  return { id, name: rows[0]?.name ?? null, of: at.of }
}
