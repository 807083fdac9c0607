import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bar, type BarDefinition, bars, limitOf } from '../bars.ts'
import type { Machine } from './machine.ts'
import type { Measured } from './measure-all.ts'
import type { Result } from './result.ts'
import { figure, markdownTable, notes, textTable } from './table.ts'
import type { Size } from './world.ts'

/** All of one run. */
export interface Report extends Size, Measured {
  version: string
  comparedWith?: string
  machine: Machine
  rounds: number
  /** Seconds that all of it took. */
  seconds: number
}

const folder = join(import.meta.dirname, '..', 'results')
const page = join(import.meta.dirname, '..', '..', 'docs', 'performance.md')

/** Prints the table, writes it as JSON and Markdown, and when they are to be kept puts the figures into docs/performance.md. */
export async function writeReport(report: Report, keep: boolean) {
  await mkdir(folder, { recursive: true })
  const name = keep
    ? 'kept'
    : `${new Date().toISOString().slice(0, 16).replaceAll(':', '-')}-${report.customers}`
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(report, undefined, 2)}\n`)
  await writeFile(join(folder, `${name}.md`), `# Benchmarks\n\n${heading(report)}\n\n${details(report)}`)
  if (keep) await writePage(report)
  const below = [...notes(report.results), durations(report)].join('\n')
  process.stdout.write(`${heading(report)}\n\n${textTable(report.results)}\n\n${below}\n`)
  process.stdout.write(`\nbench/results/${name}.md and .json\n`)
  for (const { benchmark, failed } of report.results)
    if (failed) process.stderr.write(`\n${benchmark} failed: ${failed}\n`)
}

function heading({ version, comparedWith, customers, machine, rounds }: Report): string {
  const { cores, memoryGb, disk, system, node, busy } = machine
  const against = comparedWith ? `, baseline ${comparedWith}` : ''
  const noise =
    busy > 0.3
      ? `; the machine was busy with other work (load ${busy} per core), so these figures are preliminary`
      : ''
  return `Version ${version}${against}; ${customers.toLocaleString('en')} customers; median of up to ${rounds} rounds; ${cores} cores, ${memoryGb} GB, disk: ${disk}, ${system}, Node ${node}${noise}.`
}

/** How long it took, the longest first: "412 s in all: analysis 61, of them 22 to make ready; …". */
function durations({ took, seconds }: Report): string {
  const parts = took
    .toSorted((one, other) => other.all - one.all)
    .map(({ benchmark, ready, all }) => {
      const before = Math.round(ready) > 0 ? ` (${Math.round(ready)} to make ready)` : ''
      return `${benchmark} ${Math.round(all)}${before}`
    })
  return `It took ${Math.round(seconds)} s, in seconds: ${parts.join(', ')}.`
}

/** Every measurement, what is worth a word, and how long it took. */
function details(report: Report): string {
  const remarks = notes(report.results).map((line) => `- ${line}\n`)
  return `${markdownTable(report.results)}\n\n${remarks.join('')}\n${durations(report)}\n`
}

/** The part of the page between these marks is written here, the rest by people. */
const [begin, end] = ['<!-- figures: written by npm run bench -- --keep -->', '<!-- end of figures -->']

async function writePage(report: Report): Promise<void> {
  const before = await readFile(page, 'utf8')
  const [head, rest] = before.split(begin)
  const tail = rest?.split(end)[1]
  if (head === undefined || tail === undefined) throw new Error(`${page} lacks the marks of its figures.`)
  const tables = `${heading(report)}\n\n${barsTable(report.results)}\n\n### Every measurement\n\n${details(report)}`
  await writeFile(page, `${head}${begin}\n\n${tables}\n${end}${tail}`)
}

function barsTable(results: readonly Result[]): string {
  const rows = Object.entries(bars as Record<Bar, BarDefinition>).flatMap(([name, bar]) => {
    const measured = results.filter((result) => result.bar === name && !result.failed)
    if (measured.length === 0) return [`| ${bar.part} | ${bar.says} | | not measured yet |`]
    return measured.map((result) => barRow(bar, name as Bar, result))
  })
  return ['| part | bar | last figure | met |', '|---|---|--:|---|', ...rows].join('\n')
}

function barRow(bar: BarDefinition, name: Bar, { what, unit, ours, ratio, met }: Result): string {
  const last = bar.of === 'ratio' ? `${figure(ratio?.median ?? 0)} ×` : `${figure(ours.median)} ${unit}`
  return `| ${bar.part} | ${bar.says} (${what}) | ${last} | ${met ? 'yes' : `**missed**, wanted ${limitOf(name, unit)}${bar.cause ? `: ${bar.cause}` : ''}`} |`
}
