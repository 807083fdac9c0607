import type { LinkageModel } from '@regulars/analytics'
import type { ComparedField } from '@regulars/model'
import type { FoundPair, JudgeThread } from './judge-apart.ts'
import { drawSamples } from './scan-samples.ts'
import { gatherPairs, pairUpAll, type RunSql, takeRecords } from './scan-tables.ts'
import { type BlockingPass, blockingOf } from './twin-sql.ts'

/** Pairs that are likelier one and the same than not are kept. */
export const keptFrom = 0.5

/** What is to be searched. */
export interface PairSearch {
  fields: readonly ComparedField[]
  /** A query that yields of each record its id, whether it is asked for, and what of it is compared. */
  records: string
  /** Only pairs with a record that is asked for. */
  onlyAsked: boolean
  /** Told before each step, which may take a while. */
  onStep: (label: string) => Promise<void>
}

/** The pairs worth comparing, in `twin_candidate`; their records in `twin_record`. */
export interface PairsToJudge {
  records: number
  pairs: number
  passes: readonly BlockingPass[]
}

/** Finds in SQL which records are worth comparing. */
export async function findPairs(
  run: RunSql,
  { fields, records, onlyAsked, onStep }: PairSearch,
): Promise<PairsToJudge> {
  await onStep('Reading the records')
  const count = await takeRecords(run, fields, records)
  const blocking = blockingOf(fields)
  await pairUpAll(run, blocking, { records: count, onlyAsked }, ({ by }) =>
    onStep(`Finding whom to compare, by ${by}`),
  )
  await onStep('Bringing the pairs together')
  return { records: count, pairs: await gatherPairs(run, onlyAsked), passes: blocking.passes }
}

/** Has the thread learn from samples of the records and pairs. */
export async function learnFrom(
  run: RunSql,
  judge: JudgeThread,
  fields: readonly ComparedField[],
  { records, pairs, passes }: PairsToJudge,
): Promise<LinkageModel> {
  const samples = await drawSamples(run, fields, { records, pairs })
  const rules = passes.map(({ fixes }) => ({ fixes }))
  const answer = await judge.ask({ samples, rules, recordCount: records, threshold: keptFrom })
  if (!('model' in answer)) throw new Error('The thread answered something else than a model.')
  return answer.model
}

interface Judging {
  /** Told how many pairs were judged, before each further piece. */
  onPiece: (seen: number) => Promise<void>
  keep: (found: readonly FoundPair[]) => Promise<void>
}

/**
 * Has the thread judge pieces of pairs, lines as COPY writes them; while it judges one, the database writes the next and keeps what the last one gave.
 *
 * @returns how many were kept
 */
export async function judgeAll(
  judge: JudgeThread,
  pieces: AsyncIterable<Uint8Array>,
  { onPiece, keep }: Judging,
): Promise<number> {
  let seen = 0
  let kept = 0
  let judging: Promise<void> = Promise.resolve()
  for await (const lines of pieces) {
    await judging
    await onPiece(seen)
    judging = judge.ask({ lines }).then(async (answer) => {
      if (!('found' in answer)) throw new Error('The thread answered something else than pairs.')
      seen += answer.pairs
      kept += answer.found.length
      await keep(answer.found)
    })
    // Looked at when its turn comes; until then a failure must not end the process.
    judging.catch(() => undefined)
  }
  await judging
  return kept
}
