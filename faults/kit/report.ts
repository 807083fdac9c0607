import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machine } from '../../bench/kit/machine.ts'
import type { Played } from './play.ts'
import type { Tally } from './round.ts'
import { faults, faultWords } from './shop.ts'

/** All of one run. */
export interface Report {
  date: Date
  version: string
  machine: Machine
  seed: number
  minutes: number
  tally: Tally
  rounds: Played[]
}

const page = join(import.meta.dirname, '..', '..', 'docs', 'reliability.md')
/** What is between the marks is written here, the rest by people. */
const [begin, end] = ['<!-- runs: written by npm run faults -->', '<!-- end of runs -->']
const [beginLast, endLast] = ['<!-- last run: written by npm run faults -->', '<!-- end of last run -->']
const keptRuns = 6

/** Prints what a run came to, and when it is to be kept adds it to docs/reliability.md. */
export async function writeReport(report: Report, { keep }: { keep: boolean }): Promise<void> {
  const { rounds, tally } = report
  const failed = rounds.filter(({ failure }) => failure !== undefined)
  const harm = faults.map((fault) => `${faultWords[fault]} ${tally.harm[fault]} times`).join(', ')
  process.stdout.write(
    `\n${rounds.length} rounds, ${failed.length} failed; ${harm}; ${tally.checks} checks; seed ${report.seed}\n`,
  )
  if (!keep) return
  const text = await readFile(page, 'utf8')
  await writeFile(page, withLast(withRun(text, report), report))
  process.stdout.write('docs/reliability.md\n')
}

const head = [
  'date',
  'version',
  'minutes',
  'seed',
  'rounds',
  ...faults.map((fault) => faultWords[fault]),
  'checks',
  'failed',
  'machine',
]

function withRun(text: string, report: Report): string {
  const { date, version, minutes, seed, rounds, tally, machine } = report
  const cells = [
    date.toISOString().slice(0, 10),
    version,
    minutes.toFixed(0),
    seed,
    rounds.length,
    ...faults.map((fault) => tally.harm[fault]),
    tally.checks,
    rounds.filter(({ failure }) => failure !== undefined).length,
    `${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}`,
  ]
  const earlier = between(text, begin, end)
    .split('\n')
    .filter((line) => /^\| \d{4}-/.test(line))
  const rows = [...earlier, `| ${cells.join(' | ')} |`].slice(-keptRuns)
  const table = [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n')
  return replaced(text, begin, end, table)
}

function withLast(text: string, { rounds }: Report): string {
  const names = [...new Set(rounds.map(({ work }) => work))].sort()
  const rows = names.map((name) => {
    const of = rounds.filter(({ work }) => work === name)
    const failed = of.filter(({ failure }) => failure !== undefined)
    const slowest = Math.max(...of.map(({ seconds }) => seconds))
    return `| ${name} | ${of.length} | ${failed.length} | ${slowest.toFixed(0)} s |`
  })
  const failures = rounds.flatMap(({ number, work, told, failure }) =>
    failure === undefined ? [] : [`- Round ${number}, ${work}: ${failure} (${told})`],
  )
  const table = ['| disturbed | rounds | failed | longest |', '|---|--:|--:|--:|', ...rows]
  // The first thing such a round notes is in which way it was short of room.
  const room = rounds.find(({ work }) => work.startsWith('a full disk'))?.told.split('; ')[0]
  const remarks = [...(room ? [`- Short of room: ${room}.`] : []), ...failures]
  const content = [...table, ...(remarks.length > 0 ? ['', ...remarks] : [])].join('\n')
  return replaced(text, beginLast, endLast, content)
}

function between(text: string, from: string, to: string): string {
  const inside = text.split(from)[1]?.split(to)[0]
  if (inside === undefined) throw new Error(`${page} lacks the mark ${from}`)
  return inside
}

function replaced(text: string, from: string, to: string, content: string): string {
  const [head, rest] = [text.slice(0, text.indexOf(from) + from.length), text.slice(text.indexOf(to))]
  return `${head}\n\n${content}\n\n${rest}`
}
