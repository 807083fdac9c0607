import { type Result, resultOf } from './result.ts'
import type { Told } from './side.ts'
import type { Side } from './start-side.ts'
import type { Size } from './world.ts'

interface Wanted {
  names: readonly string[]
  size: Size
  rounds: number
}

/** What came of all of it, and how many seconds each benchmark took: to make ready, and in all. */
export interface Measured {
  results: Result[]
  took: Array<{ benchmark: string; ready: number; all: number }>
}

/**
 * Measures one benchmark after another. Within a measurement the two that are held against each other take turns in every round: ours and its baseline, or this
 * version and the other. A benchmark that fails is told as failed, with the reason, and the next one follows.
 */
export async function measureAll(sides: readonly Side[], { names, size, rounds }: Wanted): Promise<Measured> {
  for (const side of sides) await side.ask('begin', size)
  const measured: Measured = { results: [], took: [] }
  for (const [at, benchmark] of names.entries()) {
    tell(`${at + 1}/${names.length} ${benchmark}`)
    const clock = { started: performance.now(), ready: performance.now() }
    measured.results.push(...(await measureOne(sides, benchmark, rounds, clock)))
    const since = (from: number, to: number) => (to - from) / 1000
    const took = {
      benchmark,
      ready: since(clock.started, clock.ready),
      all: since(clock.started, performance.now()),
    }
    measured.took.push(took)
    tell(`  ${took.all.toFixed(1)} s, ${took.ready.toFixed(1)} of them to make ready`)
  }
  return measured
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

async function measureOne(
  sides: readonly Side[],
  name: string,
  rounds: number,
  clock: { ready: number },
): Promise<Result[]> {
  const [ours, other] = sides as [Side, Side | undefined]
  const results: Result[] = []
  try {
    const measurements = await ours.ask('open', name)
    const others = other && new Map((await openOther(other, name)).map(({ what }, at) => [what, at]))
    clock.ready = performance.now()
    for (const [at, told] of measurements.entries()) {
      const second = others ? others.get(told.what) : told.baseline === undefined ? undefined : at
      const turns = await takeTurns(
        () => ours.ask('ours', at),
        second === undefined
          ? undefined
          : () => (other ? other.ask('ours', second) : ours.ask('baseline', second)),
        told.rounds === undefined ? rounds : Math.min(told.rounds, rounds),
      )
      const otherName = other ? other.name : told.baseline
      results.push(
        resultOf(name, comparable(told, other), { ...turns, otherName }, await ours.ask('note', at)),
      )
    }
    return results
  } catch (error) {
    tell(`  failed: ${(error as Error).message}`)
    return [...results, failed(name, error as Error)]
  } finally {
    for (const side of sides) await side.ask('close').catch(() => {})
  }
}

/** A benchmark may measure what the other version cannot do yet; then this one stands alone. */
async function openOther(other: Side, name: string): Promise<Told[]> {
  return other.ask('open', name).catch((error: Error) => {
    tell(`  ${other.name} cannot be measured: ${error.message.split('\n')[0]}`)
    return []
  })
}

/** Bars are about baselines, so they say nothing of the ratio of two versions. */
const comparable = ({ bar, ...told }: Told, other: Side | undefined): Told =>
  other || !bar ? told : { ...told, bar }

/** What takes long is measured less often, once at least: no measurement takes more seconds than this for each of the rounds that were asked for. */
const secondsARound = 4

async function takeTurns(
  ours: () => Promise<number>,
  other: (() => Promise<number>) | undefined,
  rounds: number,
) {
  const figures = { ours: [] as number[], other: [] as number[] }
  const until = performance.now() + rounds * secondsARound * 1000
  for (let round = 0; round < rounds && (round === 0 || performance.now() < until); round++) {
    // Whoever comes second finds the machine as the first left it, so they take turns in that too.
    if (other && round % 2 === 1) figures.other.push(await other())
    figures.ours.push(await ours())
    if (other && round % 2 === 0) figures.other.push(await other())
  }
  return figures
}

function failed(benchmark: string, error: Error): Result {
  const none = { median: 0, lowest: 0, highest: 0 }
  const message = error.message.split('\n')[0]!
  return { benchmark, what: '', unit: 's', better: 'less', rounds: 0, ours: none, failed: message }
}
