import type { Bar } from '../bars.ts'
import type { World } from './world.ts'

/** What figures are in. */
export type Unit = '/s' | 's' | 'ms' | 'MB' | 'kB' | 'fps' | 'times'

/** One figure that is measured again and again, and what it is held against. */
export interface Measurement {
  /** What is measured, within the benchmark: "deep page, 8 connections". */
  what: string
  unit: Unit
  better: 'more' | 'less'
  /** Does it once, and answers with the figure. */
  ours(): Promise<number>
  /** The plainest thing that does the same, measured right after ours in each round. */
  baseline?: { what: string; measure(): Promise<number> }
  /** The bar it must reach, by its name in bars.ts. */
  bar?: Bar
  /** How often it is measured. Default: as often as the run says. */
  rounds?: number
  /** Told after the last round, in words: the shares of the steps. */
  note?(): string
}

/** One benchmark, opened. */
export interface Opened {
  measurements: Measurement[]
  close?(): Promise<void>
}

/** One benchmark: a file, and a line in benchmarks.ts. */
export interface Benchmark {
  /** What it answers, in one line. */
  title: string
  /** `sample`: in the sample business, which the benchmark leaves as it found it; `nothing`: needs no database. */
  needs: 'sample' | 'nothing'
  open(world: World): Promise<Opened>
}

/** Says what a benchmark is. */
export const defineBenchmark = (benchmark: Benchmark): Benchmark => benchmark

/** Seconds that some work takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
