import type { ObjectDefinition, Parsed } from '@regulars/model'
import { sql } from 'kysely'
import type { Column } from '../columns/column.ts'
import type { Ctx } from '../context.ts'

/** What a value became, or why it is lost. */
export type Converted = Parsed<unknown>

/** What a change of kind would do. */
export interface KindPreview {
  /** Records with a value. */
  filled: number
  /** Of those, how many keep one. */
  kept: number
  lost: number
  /** The counts are of the most frequent values only, since there are very many different ones. */
  isPartial: boolean
  /** Values with what becomes of them, those of most records first. */
  keptExamples: { value: unknown; becomes: unknown; count: number }[]
  /** Values that would be lost, and why. */
  lostExamples: { value: unknown; problem: string; count: number }[]
  /** The settings of the new kind, with the options that follow from the values. */
  settings: Record<string, unknown>
}

/** More different values than these are not looked at one by one before they are converted. */
const mostDifferent = 50_000
const mostExamples = 5

/** The different values of a field with how many records have each, those of most records first. */
export async function valuesOf(
  { db }: Ctx,
  object: ObjectDefinition,
  { name }: Column,
  limit: number,
): Promise<{ value: unknown; count: number }[]> {
  const { rows } = await sql<{ value: unknown; count: number }>`
    select to_jsonb(value) as value, count from (
      select ${sql.id(name)} as value, count(*)::integer as count from ${sql.table(object.table)}
      where ${sql.id(name)} is not null ${object.bin ? sql`and deleted_at is null` : sql``}
      group by 1 order by 2 desc limit ${sql.lit(limit)}
    ) as found`.execute(db)
  return rows
}

/** Counts what a conversion would keep and lose. */
export async function countConverted(
  ctx: Ctx,
  object: ObjectDefinition,
  column: Column,
  convert: (value: unknown) => Converted,
): Promise<Omit<KindPreview, 'settings'>> {
  const values = await valuesOf(ctx, object, column, mostDifferent + 1)
  const isPartial = values.length > mostDifferent
  const preview = { filled: 0, kept: 0, lost: 0, isPartial, keptExamples: [], lostExamples: [] } as Omit<
    KindPreview,
    'settings'
  >
  for (const { value, count } of values.slice(0, mostDifferent)) {
    const converted = convert(value)
    preview.filled += count
    if (converted.ok) {
      preview.kept += count
      if (preview.keptExamples.length < mostExamples)
        preview.keptExamples.push({ value, becomes: converted.value, count })
    } else {
      preview.lost += count
      if (preview.lostExamples.length < mostExamples)
        preview.lostExamples.push({ value, problem: converted.problem, count })
    }
  }
  return preview
}
