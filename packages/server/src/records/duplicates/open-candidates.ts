import { describeEvidence, type FieldEvidence, labelOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { isHidden, reachSql, requireRead } from '../read/access.ts'
import { selectList } from '../read/row-json.ts'
import { shapeOf } from '../read/shape.ts'
import { describeNaming, type Naming, namingSql } from './describe-naming.ts'
import { namedSql } from './name-together.ts'

/** Two records that are likely one and the same, and about which nobody has decided. */
export interface Candidate {
  id: string
  probability: number
  /** Why, in a sentence. */
  because: string
  evidence: FieldEvidence[]
  /** Whether something that happened named both; without evidence no scan has compared them. */
  isNamed: boolean
  /** The older one first. */
  records: [Record<string, unknown>, Record<string, unknown>]
}

export interface CandidateQuery {
  atLeast?: number | undefined
  /** Only pairs with a record that this change set made. */
  changeSetId?: string | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

/**
 * What makes a candidate open: both records are there and may be seen, and nobody said that they are different, nor that any are that became part of
 * them. Merging and undoing change that by themselves.
 */
export function openSql(ctx: Ctx, object: ObjectDefinition, atLeast = 0): RawBuilder<unknown> {
  const both = ['one', 'two'].flatMap((alias) => reachSql(ctx, object, alias))
  return sql`
    from duplicate_candidate as candidate
    join ${readTable(ctx, object, 'one')} on one.id = candidate.first_id
    join ${readTable(ctx, object, 'two')} on two.id = candidate.second_id
    where candidate.object = ${object.name} and candidate.probability >= ${atLeast}
      and (candidate.scan_id is not null or exists (select ${namedSql('candidate')}))
      and (carried_by is null or exists (select from merged_record where merged_record.id = carried_by))
      and not exists (
        select from distinct_pair as said
        where said.first_id = any (merged_into(candidate.first_id)) and said.second_id = any (merged_into(candidate.second_id))
          or said.second_id = any (merged_into(candidate.first_id)) and said.first_id = any (merged_into(candidate.second_id)))
      and ${sql.join(both.length > 0 ? both : [sql`true`], sql` and `)}`
}

interface CandidateRow {
  id: string
  probability: number
  evidence: FieldEvidence[]
  named: Naming | null
  one: Record<string, unknown>
  two: Record<string, unknown>
}

const usualLimit = 25

/** The open candidates, likeliest first. @throws Problem `record.not-allowed`, `query.invalid` */
export async function openCandidates(
  ctx: Ctx,
  object: ObjectDefinition,
  { atLeast, changeSetId, limit = usualLimit, cursor }: CandidateQuery,
): Promise<{ data: Candidate[]; nextCursor: string | null }> {
  requireRead(ctx, object)
  const shape = shapeOf(ctx, object, {})
  const json = (alias: string) =>
    sql`(select row_to_json(record) from (select ${selectList(ctx, shape, alias)}) as record)`
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const { rows } = await sql<CandidateRow>`
    select candidate.id, candidate.probability, candidate.evidence, ${namingSql('candidate')} as named, ${json('one')} as one, ${json('two')} as two
    ${openSql(ctx, object, atLeast)}
      ${changeSetId ? sql`and ${changeSetId}::uuid in (one.change_set_id, two.change_set_id)` : sql``}
      ${after ? sql`and (candidate.probability, candidate.id) < (${after.probability}::float8, ${after.id}::uuid)` : sql``}
    order by candidate.probability desc, candidate.id desc
    limit ${sql.lit(limit + 1)}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    data: page.map((row) => told(ctx, object, row)),
    nextCursor: rows.length > limit && last ? `${last.probability}_${last.id}` : null,
  }
}

function told(
  ctx: Ctx,
  object: ObjectDefinition,
  { id, probability, evidence, named, one, two }: CandidateRow,
): Candidate {
  const { because, evidence: seen } = explained(ctx, object, evidence)
  const reasons = [named && describeNaming(ctx, named), because].filter(Boolean)
  return {
    id,
    probability,
    because: reasons.join(' '),
    evidence: seen,
    isNamed: named !== null,
    records: [one, two],
  }
}

/** What may be told of the evidence, and in words. */
export function explained(
  ctx: Ctx,
  object: ObjectDefinition,
  evidence: readonly FieldEvidence[],
): { because: string; evidence: FieldEvidence[] } {
  const seen = evidence.filter(({ field }) => object.fields[field] && !isHidden(ctx, object, field))
  return { evidence: seen, because: describeEvidence(seen, (key) => labelOf(key, object.fields[key]!)) }
}

function readCursor(cursor: string): { probability: number; id: string } {
  const match = /^([\d.e-]+)_([0-9a-f-]{36})$/.exec(cursor)
  if (match) return { probability: Number(match[1]), id: match[2]! }
  throw new Problem('query.invalid', { status: 400, title: 'The cursor is none of ours.', field: 'cursor' })
}

/** Beyond these a count says only that there are more, as in lists. */
const mostCounted = 10_000

/** How many open candidates there are, up to a bound. */
export async function countCandidates(
  ctx: Ctx,
  object: ObjectDefinition,
  { atLeast, changeSetId }: CandidateQuery,
): Promise<{ count: number; isMore: boolean }> {
  requireRead(ctx, object)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select ${openSql(ctx, object, atLeast)} ${changeSetId ? sql`and ${changeSetId}::uuid in (one.change_set_id, two.change_set_id)` : sql``}
      limit ${sql.lit(mostCounted + 1)}) as open`.execute(ctx.db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted }
}
