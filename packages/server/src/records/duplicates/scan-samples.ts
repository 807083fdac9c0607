import type { ComparedField } from '@regulars/model'
import { comparingKinds } from './comparing-kinds.ts'
import { valuesIn } from './record-line.ts'
import type { RunSql } from './scan-tables.ts'
import { valueColumn } from './twin-sql.ts'

/** What a model is learnt from: small parts of the records and pairs, drawn by their numbers. */
export interface ScanSamples {
  /** Values of records, in the order of the fields. */
  strangers: (string | null)[][]
  /** Bits of the passes, then the values of the one and of the other. */
  pairs: { rules: number; left: (string | null)[]; right: (string | null)[] }[]
  pairShare: number
  /** How many records have any value, and the frequent ones, of fields in which rare values tell more. */
  counts: ({ total: number; values: [string, number][] } | null)[]
}

const mostStrangers = 20_000
const mostPairs = 40_000
const mostValues = 20_000

/** Draws the samples from the tables of a search. */
export async function drawSamples(
  run: RunSql,
  fields: readonly ComparedField[],
  { records, pairs }: { records: number; pairs: number },
): Promise<ScanSamples> {
  const strangers = await run<{ line: string }>(
    `select line from twin_record where no % ${Math.max(1, Math.ceil(records / mostStrangers))} = 0`,
  )
  const pairShare = Math.min(1, mostPairs / Math.max(1, pairs))
  const drawn = await run<{ rules: number; left: string; right: string }>(
    `select rules, one.line as left, two.line as right
     from twin_candidate join twin_record as one on one.no = a join twin_record as two on two.no = b
     where (a::bigint * 7919 + b::bigint * 104729) % 1000003 < ${Math.round(pairShare * 1_000_003)}`,
  )
  return {
    strangers: strangers.map(({ line }) => valuesIn(line)),
    pairs: drawn.map(({ rules, left, right }) => ({ rules, left: valuesIn(left), right: valuesIn(right) })),
    pairShare,
    counts: await countValues(run, fields),
  }
}

async function countValues(run: RunSql, fields: readonly ComparedField[]): Promise<ScanSamples['counts']> {
  const counts: ScanSamples['counts'] = []
  for (const [place, { comparing }] of fields.entries()) {
    if (!comparingKinds[comparing].comparison.termFrequency) {
      counts.push(null)
      continue
    }
    const column = valueColumn(place)
    const [row] = await run<{ total: number; values: [string, number][] | null }>(
      `select (select count(${column}) from twin_record)::integer as total,
         (select json_agg(json_build_array(value, count)) from (
           select ${column} as value, count(*) from twin_record where ${column} is not null
           group by 1 having count(*) > 1 order by 2 desc limit ${mostValues}) as frequent) as values`,
    )
    counts.push({ total: row!.total, values: row!.values ?? [] })
  }
  return counts
}
