import { type RawBuilder, sql } from 'kysely'
import type { TouchpointRule } from '../../records/index.ts'

/** A note in the memory of the contact it is about. */
export const noteTouchpoints: TouchpointRule = {
  object: 'note',
  types: ['note.added'],
  fields: ['contact', 'text'],
  select: (_ctx, ids) => follows('note', 'note.added', sql`created_at`, sql`left(text, 500)`, sql`true`, ids),
}

/** A task that was done, in the memory of the contact it was for. */
export const taskTouchpoints: TouchpointRule = {
  object: 'task',
  types: ['task.done'],
  fields: ['contact', 'title', 'doneAt'],
  select: (_ctx, ids) =>
    follows('task', 'task.done', sql`done_at`, sql`title`, sql`done_at is not null`, ids),
}

/** A consent given or withdrawn. */
export const consentTouchpoints: TouchpointRule = {
  object: 'consent',
  types: ['consent.given', 'consent.withdrawn'],
  fields: ['contact', 'state', 'channel', 'decidedAt', 'source'],
  select: (_ctx, ids) => sql`
    select id, contact_id, decided_at as at,
      case state when 'given' then 'consent.given' else 'consent.withdrawn' end as type,
      channel, source as subject, '{}'::jsonb as payload, change_set_id, created_by_id
    from consent where id in (${ids}) and deleted_at is null`,
}

function follows(
  table: string,
  type: string,
  at: RawBuilder<unknown>,
  subject: RawBuilder<unknown>,
  when: RawBuilder<unknown>,
  ids: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select id, contact_id, ${at} as at, ${type}::text as type, null::text as channel, ${subject} as subject,
      '{}'::jsonb as payload, change_set_id, created_by_id
    from ${sql.table(table)} where id in (${ids}) and contact_id is not null and deleted_at is null and ${when}`
}
