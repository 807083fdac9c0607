import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { insertRecords } from '../change-sets/insert-records.ts'
import type { Ctx } from '../context.ts'

/** What happened, and the kinds of identifier by which it named the one and the other. */
export interface NamedTogether {
  type: string
  subject: string | null
  first: { id: string; kind: string }
  second: { id: string; kind: string }
}

/** What no scan has judged stands among the candidates as if it were as likely as not. */
const asLikelyAsNot = 0.5

/**
 * Notes that something named two records at once, so that people decide whether they are one. The pair is noted once, and waits among the duplicates until
 * it is merged, told apart, or the change set that noted it is undone.
 */
export async function nameTogether(ctx: Ctx, object: ObjectDefinition, named: NamedTogether): Promise<void> {
  const [one, two] = [named.first, named.second].sort((a, b) => (a.id < b.id ? -1 : 1)) as [
    NamedTogether['first'],
    NamedTogether['second'],
  ]
  const { rows } = await sql`
    select from named_pair where first_id = ${one.id} and second_id = ${two.id} limit 1`.execute(ctx.db)
  if (rows.length > 0) return
  await insertRecords(ctx, ctx.registry.object('namedPair'), {
    columns: ['object', 'first_id', 'second_id', 'type', 'subject', 'first_kind', 'second_kind'],
    select: sql`
      select ${object.name}::text as object, ${one.id}::text as first_id, ${two.id}::text as second_id, ${named.type}::text as type,
        ${named.subject}::text as subject, ${one.kind}::text as first_kind, ${two.kind}::text as second_kind`,
  })
  await sql`
    insert into duplicate_candidate (object, first_id, second_id, probability, evidence)
    values (${object.name}, ${one.id}, ${two.id}, ${asLikelyAsNot}, '[]') on conflict (first_id, second_id) do nothing`.execute(
    ctx.db,
  )
}

/** Rows of \`named_pair\`, under the name \`named\`, that name the two of a candidate, or what became part of them. */
export const namedSql = (candidate: string): RawBuilder<unknown> => {
  const [first, second] = [sql.id(candidate, 'first_id'), sql.id(candidate, 'second_id')]
  return sql`
    from named_pair as named
    where named.first_id = any (merged_into(${first})) and named.second_id = any (merged_into(${second}))
      or named.second_id = any (merged_into(${first})) and named.first_id = any (merged_into(${second}))`
}

/** What a scan found before and does not find now stays where something named both. */
export const keepNamed = (object: string, scanId: string): RawBuilder<unknown> => sql`
  update duplicate_candidate set scan_id = null, probability = ${asLikelyAsNot}, evidence = '[]'
  where object = ${object} and scan_id <> ${scanId} and carried_by is null
    and exists (select from named_pair where named_pair.first_id = duplicate_candidate.first_id::text
      and named_pair.second_id = duplicate_candidate.second_id::text)`
