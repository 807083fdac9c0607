import { columnOf, type FieldEvidence, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, explained, find } from '../../../records/index.ts'

/** A row of a file that looks like somebody who is known. */
export interface RowTwin {
  rowNumber: number
  /** What its record would be called. */
  title: string
  probability: number
  /** Why, in a sentence. */
  because: string
  /** Whether it is likely enough to be skipped, or to complete its twin. */
  isSure: boolean
  /** The record it looks like; absent for an earlier row of the file. */
  record?: Record<string, unknown>
  /** The earlier row that it looks like. */
  row?: { rowNumber: number; title: string }
}

/** Rows of a file that would make new records, though they look like somebody who is known. */
export interface ImportTwins {
  /** Rows that look like a record that is there. */
  there: number
  /** Rows that look like an earlier row of the file, and like no record. */
  within: number
  /** How many of both are likely enough to be skipped, or to complete whom they look like. */
  sure: number
  /** From which probability on they are. */
  atLeast: number
  /** Some of them, likeliest first; only such whose twin one may see. */
  examples: RowTwin[]
}

const mostExamples = 8

interface ExampleRow {
  no: number
  title: string | null
  thereId: string | null
  otherNo: number | null
  otherTitle: string | null
  probability: number
  evidence: FieldEvidence[]
  isSure: boolean
}

/**
 * What `resolveTwins` found, for people.
 *
 * @param ctx of the transaction in which it was found, as whoever asks
 */
export async function reportTwins(ctx: Ctx, object: ObjectDefinition, atLeast: number): Promise<ImportTwins> {
  const { rows } = await sql<Pick<ImportTwins, 'there' | 'within' | 'sure'>>`
    select count(*) filter (where there_id is not null)::integer as there, count(*) filter (where there_id is null)::integer as within,
      (select count(*)::integer from applying_root) as sure
    from applying_twin`.execute(ctx.db)
  return { ...rows[0]!, atLeast, examples: await examplesOf(ctx, object) }
}

async function examplesOf(ctx: Ctx, object: ObjectDefinition): Promise<RowTwin[]> {
  const title = sql.lit(columnOf(object.title, object.fields[object.title]!))
  const { rows } = await sql<ExampleRow>`
    select twin.no, newcomer.fields ->> ${title} as title, there_id, other_no, other.fields ->> ${title} as other_title, probability, evidence,
      exists (select from applying_root as root where root.no = twin.no) as is_sure
    from applying_twin as twin join applying_new as newcomer using (no) left join applying_new as other on other.no = other_no
    order by is_sure desc, there_id is null, probability desc, twin.no limit ${sql.lit(mostExamples)}`.execute(
    ctx.db,
  )
  const told: RowTwin[] = []
  for (const row of rows) {
    const twin = await toldTwin(ctx, object, row)
    if (twin) told.push(twin)
  }
  return told
}

async function toldTwin(
  ctx: Ctx,
  object: ObjectDefinition,
  { no, title, thereId, otherNo, otherTitle, probability, evidence, isSure }: ExampleRow,
): Promise<RowTwin | undefined> {
  const record = thereId === null ? undefined : await find(ctx, object, thereId)
  if (thereId !== null && !record) return undefined
  return {
    rowNumber: no,
    title: title ?? '',
    probability,
    because: explained(ctx, object, evidence).because,
    isSure,
    ...(record ? { record: { ...record } } : {}),
    ...(otherNo === null ? {} : { row: { rowNumber: otherNo, title: otherTitle ?? '' } }),
  }
}
