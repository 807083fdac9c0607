import { type Result, resultOf } from './result.ts'
import type { Told } from './side.ts'
import type { Side } from './start-side.ts'
import type { Size } from './world.ts'

interface Wanted {
  names: readonly string[]
  size: Size
  rounds: number
}

/**
 * Measures one benchmark after another. Within a measurement the two that are held against each other take turns in every round: ours and its baseline, or this
 * version and the other. A benchmark that fails is told as failed, and the next one follows.
 */
export async function measureAll(sides: readonly Side[], { names, size, rounds }: Wanted): Promise<Result[]> {
  for (const side of sides) await side.ask('begin', size)
  const results: Result[] = []
  for (const [at, name] of names.entries()) {
    tell(`${at + 1}/${names.length} ${name}`)
    results.push(...(await measureOne(sides, name, rounds)))
  }
  return results
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

async function measureOne(sides: readonly Side[], name: string, rounds: number): Promise<Result[]> {
  const [ours, other] = sides as [Side, Side | undefined]
  try {
    const measurements = await ours.ask('open', name)
    const others = other && new Map((await openOther(other, name)).map(({ what }, at) => [what, at]))
    const results: Result[] = []
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
    tell(`  ${(error as Error).message}`)
    return [failed(name, error as Error)]
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

async function takeTurns(
  ours: () => Promise<number>,
  other: (() => Promise<number>) | undefined,
  rounds: number,
) {
  const figures = { ours: [] as number[], other: [] as number[] }
  for (let round = 0; round < rounds; round++) {
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
