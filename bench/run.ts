/**
 * `npm run bench [-- --customers 100000] [--only NAME,NAME] [--rounds 3] [--seed 7] [--compare REF] [--keep]`: measures everything there is a benchmark of, each beside its baseline, and
 * writes the figures to bench/results. With `--compare` the same is measured on another version in turns; with `--keep` the figures become those of docs/performance.md.
 */
import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks.ts'
import { lookAtMachine, versionIn } from './kit/machine.ts'
import { measureAll } from './kit/measure-all.ts'
import { otherVersion } from './kit/other-version.ts'
import { writeReport } from './kit/report.ts'
import { startSide } from './kit/start-side.ts'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '7' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
    compare: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})

if (values.keep && (values.only || values.compare))
  refuse('--keep keeps the whole of a run: leave out --only and --compare.')
const names = namesWanted(values.only?.flatMap((each) => each.split(',')))
const size = { customers: wholeNumber('customers'), seed: wholeNumber('seed') }
const rounds = wholeNumber('rounds')
const root = import.meta.dirname.replace(/[\\/]bench$/, '')
const machine = await lookAtMachine()
const other = values.compare === undefined ? undefined : await otherVersion(root, values.compare)
const sides = [startSide('this version', root), ...(other ? [startSide(other.name, other.root)] : [])]
try {
  const started = performance.now()
  const measured = await measureAll(sides, { names, size, rounds })
  const report = {
    version: await versionIn(root),
    ...(other ? { comparedWith: other.name } : {}),
    machine,
    ...size,
    rounds,
    ...measured,
    seconds: (performance.now() - started) / 1000,
  }
  await writeReport(report, values.keep)
  if (measured.results.some(({ failed }) => failed)) process.exitCode = 1
} finally {
  await Promise.all(sides.map((side) => side.end()))
  await other?.remove()
}

function namesWanted(only: string[] | undefined): string[] {
  const unknown = only?.find((name) => !(name in benchmarks))
  if (unknown === undefined) return only ?? Object.keys(benchmarks)
  refuse(`There is no benchmark "${unknown}". There are: ${Object.keys(benchmarks).join(', ')}.`)
}

function wholeNumber(name: 'customers' | 'seed' | 'rounds'): number {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number > 0) return number
  refuse(`--${name} must be a whole number above 0.`)
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}
