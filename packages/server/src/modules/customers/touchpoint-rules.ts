import { type RawBuilder, sql } from 'kysely'
import type { TouchpointRule } from '../../records/index.ts'

/** A note in the memory of the contact it is about: its first line is what it is about, the others are the text. */
export const noteTouchpoints: TouchpointRule = {
  object: 'note',
  types: ['note.added'],
  fields: ['contact', 'text'],
  select: (_ctx, ids) => sql`
    select id, contact_id, created_at as at, 'note.added'::text as type, null::text as channel, head as subject,
      case when rest = '' then '{}'::jsonb else jsonb_build_object('text', left(rest, 2000)) end as payload, change_set_id, created_by_id
    from note
      cross join lateral (select left(split_part(btrim(text, E' \\n\\r\\t'), E'\\n', 1), 200) as head) as first
      cross join lateral (select btrim(substr(btrim(text, E' \\n\\r\\t'), length(head) + 1), E' \\n\\r\\t') as rest) as others
    where id in (${ids}) and contact_id is not null and deleted_at is null`,
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
