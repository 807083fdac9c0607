import type { ComparedField, ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { findPairs, judgeAll, learnFrom } from './find-pairs.ts'
import { type FoundPair, type JudgeThread, startJudge } from './judge-apart.ts'
import { comparedColumns, pairLines, type RunSql, recordsThere } from './scan-tables.ts'
import { comparedFields } from './twin-sql.ts'

/**
 * Finds whom records look like that are about to be made: those that are there, and each other. They are compared as a scan compares what is there, so what
 * is said before is what a scan finds after.
 *
 * Works in the transaction of `ctx`. The temporary table `found_twin` (`first_id`, `second_id`, `probability`, `evidence`) then holds each pair once, by the ids of
 * both.
 *
 * @param newcomers name of a temporary table with the new records: `id`, a UUID, and `fields`, JSON by column
 * @throws Problem `duplicates.cannot-tell`
 */
export async function findNewTwins(
  ctx: Ctx,
  object: ObjectDefinition,
  newcomers: string,
  signal: AbortSignal,
): Promise<void> {
  const fields = comparedFields(object)
  const run: RunSql = async <R>(statement: string) => (await sql.raw<R>(statement).execute(ctx.db)).rows
  await run(
    'create temporary table found_twin (first_id uuid not null, second_id uuid not null, probability float8 not null, evidence jsonb not null) on commit drop',
  )
  const judge = startJudge(
    fields.map(({ key, comparing }) => ({ key, comparing })),
    signal,
  )
  try {
    const found = await findPairs(run, {
      fields,
      records: `${recordsThere(object, fields, 'false')} union all ${newOnes(object, fields, newcomers)}`,
      onlyAsked: true,
      onStep: async () => signal.throwIfAborted(),
    })
    if (found.pairs > 0) {
      await learnFrom(run, judge, fields, found)
      await judgeHere(ctx, run, judge, signal)
    }
  } finally {
    await judge.close()
  }
  await run('drop table twin_record, twin_candidate')
  await run('analyze found_twin')
}

const newOnes = (object: ObjectDefinition, fields: readonly ComparedField[], newcomers: string): string =>
  `select newcomer.id, true, ${comparedColumns(fields, 'populated')}
   from ${newcomers} as newcomer
   cross join lateral jsonb_populate_record(null::"${object.table}", newcomer.fields) as populated`

/** The transaction has but one connection: what was found is written between two pieces, not while the next is fetched. */
async function judgeHere(ctx: Ctx, run: RunSql, judge: JudgeThread, signal: AbortSignal): Promise<void> {
  let waiting: FoundPair[] = []
  const writeWaiting = async () => {
    await keep(ctx, waiting)
    waiting = []
  }
  await judgeAll(judge, piecesOf(run), {
    async onPiece() {
      signal.throwIfAborted()
      await writeWaiting()
    },
    async keep(found) {
      waiting.push(...found)
    },
  })
  await writeWaiting()
}

/** Pairs that are judged at a time. */
const pieceRows = 10_000

/** The pairs as lines, read by a cursor. */
async function* piecesOf(run: RunSql): AsyncGenerator<Uint8Array> {
  await run(
    `declare twin_line no scroll cursor for
     select concat_ws(E'\\t', one, one_line, two, two_line) as line from (${pairLines}) as pair`,
  )
  for (;;) {
    const rows = await run<{ line: string }>(`fetch ${pieceRows} from twin_line`)
    if (rows.length > 0) yield Buffer.from(rows.map(({ line }) => line).join('\n'))
    if (rows.length < pieceRows) break
  }
  await run('close twin_line')
}

async function keep(ctx: Ctx, found: readonly FoundPair[]): Promise<void> {
  if (found.length === 0) return
  const column = (key: keyof FoundPair) => found.map((pair) => pair[key])
  await sql`
    insert into found_twin
    select * from unnest(${column('first')}::uuid[], ${column('second')}::uuid[], ${column('probability')}::float8[], ${column('evidence')}::jsonb[])`.execute(
    ctx.db,
  )
}
