/**
 * `npm run faults [-- --minutes 30] [--seed N] [--only NAME,NAME] [--round N] [--keep]`: does harm to the product at random moments, again and again, and looks each time whether anything
 * was lost, doubled or half done. The same seed deals out the same harm. With `--keep`, and after half an hour by itself, the report becomes that of docs/reliability.md.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { lookAtMachine, versionIn } from '../bench/kit/machine.ts'
import { planBlocks } from './kit/plan.ts'
import { type Played, playBlock } from './kit/play.ts'
import { writeReport } from './kit/report.ts'
import { newTally } from './kit/round.ts'
import { works } from './works.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    only: { type: 'string', multiple: true },
    round: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
const onlyRound = values.round === undefined ? undefined : Number(values.round)
const wanted = chosenWorks(values.only?.flatMap((each) => each.split(',')))

const machine = await lookAtMachine()
const started = performance.now()
const elapsedMinutes = () => (performance.now() - started) / 60_000
const tally = newTally()
const rounds: Played[] = []
console.log(`Seed ${seed}, ${minutes} minutes.`)
for (const block of planBlocks(works, seed)) {
  const chosen = block.rounds.filter(({ number, work }) =>
    onlyRound === undefined ? wanted.includes(work) : number === onlyRound,
  )
  if (chosen.length > 0)
    await playBlock(
      { ...block, rounds: chosen },
      { seed, tally, goOn: () => elapsedMinutes() < minutes, tell },
    )
  if (elapsedMinutes() >= minutes || (onlyRound !== undefined && chosen.length > 0)) break
}
const failed = rounds.filter(({ failure }) => failure !== undefined)
await writeReport(
  {
    date: new Date(),
    version: await versionIn(root()),
    machine,
    seed,
    minutes: elapsedMinutes(),
    tally,
    rounds,
  },
  { keep: values.keep || minutes >= 30 },
)
process.exitCode = failed.length > 0 || rounds.length === 0 ? 1 : 0

function tell(played: Played): void {
  rounds.push(played)
  const { number, work, seconds, told, failure } = played
  const sign = failure === undefined ? '✓' : '✗'
  console.log(`${sign} ${number} ${work}, ${seconds.toFixed(1)} s: ${told}`)
  if (failure !== undefined)
    console.log(`    ${failure}\n    Again: npm run faults -- --seed ${seed} --round ${number}`)
}

function chosenWorks(only: string[] | undefined) {
  const unknown = only?.find((name) => !works.some((work) => work.name === name))
  if (unknown === undefined) return works.filter(({ name }) => only?.includes(name) ?? true)
  console.error(`There is no work "${unknown}". There are: ${works.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

function root(): string {
  return import.meta.dirname.replace(/[\\/]faults$/, '')
}
