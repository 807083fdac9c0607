/**
 * One version under measurement, in a process of its own. The process that started it says what to measure next, so that two versions can take turns.
 * The benchmarks are those of the version that asks; what they measure is the product that lies beside this folder.
 */
import { benchmarks } from '../benchmarks.ts'
import type { Benchmark, Measurement, Opened } from './benchmark.ts'
import { fill, openWorld, type Size } from './world.ts'

/** A measurement as it is told between processes. */
export type Told = Omit<Measurement, 'ours' | 'baseline' | 'note'> & { baseline?: string }

let open: Awaited<ReturnType<typeof openWorld>> | undefined
let isFilled = false
let size: Size
let current: Opened | undefined

const told = ({ ours: _, baseline, note: __, ...rest }: Measurement): Told => ({
  ...rest,
  ...(baseline ? { baseline: baseline.what } : {}),
})

const acts = {
  async begin(given: Size) {
    size = given
  },
  async open(name: string): Promise<Told[]> {
    const { default: benchmark } = (await import(`../${benchmarks[name]}`)) as { default: Benchmark }
    open ??= await openWorld(size)
    if (benchmark.needs === 'sample' && !isFilled) {
      await fill(open.world, () => {})
      isFilled = true
    }
    current = await benchmark.open(open.world)
    return current.measurements.map(told)
  },
  ours: (at: number): Promise<number> => current!.measurements[at]!.ours(),
  baseline: (at: number): Promise<number> => current!.measurements[at]!.baseline!.measure(),
  note: async (at: number): Promise<string | undefined> => current!.measurements[at]!.note?.(),
  async close() {
    await current?.close?.()
    current = undefined
  },
  async end() {
    await open?.close()
    setTimeout(() => process.exit(0), 10)
  },
}

/** What can be asked of a side. */
export type Acts = typeof acts

process.on('message', ({ act, given }: { act: keyof Acts; given: never }) => {
  Promise.resolve()
    .then((): Promise<unknown> => acts[act](given))
    .then(
      (result) => process.send!({ result }),
      (error: Error) => process.send!({ error: error.stack ?? String(error) }),
    )
})
process.on('disconnect', () => void acts.end())
