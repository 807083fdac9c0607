import { api } from '../../app/api.ts'
import { asProblem } from '../../app/problem.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import type { AnyValue } from '../inputs/index.tsx'
import type { DescribedField } from '../objects/described-object.ts'
import { readText } from '../texts/read-text.ts'
import { type Clash, clashOf, patchShown, theirsIn } from '../write/save-field.ts'
import type { WantedCell, WriteSetting } from './cell-writing.ts'
import { findTitles } from './find-titles.ts'
import { clashSentence } from './save-cell.ts'

interface ReadCell extends WantedCell {
  value: AnyValue
}

/**
 * Writes many cells: one change set, which can be undone as a whole. A cell that cannot take its text, for what the text says, for what the
 * server says of it, or because somebody else changed it meanwhile, keeps the text with why; the others are written.
 */
export async function saveCells(
  setting: WriteSetting,
  wanted: readonly WantedCell[],
  verb: string,
): Promise<void> {
  const read = await readCells(setting, wanted)
  let cells = read.filter(
    ({ record, column, value }) => !isSame(record[column.field.property] ?? null, value),
  )
  for (const { record, column } of read) setting.faults.clear(record.id, column.path)
  show(setting, cells)
  const versions = new Map(cells.map(({ record }) => [record.id, record.version]))
  try {
    for (let tries = 0; cells.length > 0; tries += 1) {
      const refused = await send(setting, cells, versions, { verb, isLast: tries >= mostTries })
      if (refused === undefined) break
      cells = cells.filter((cell) => !refused.includes(cell))
    }
  } catch (error) {
    takeBack(setting, cells)
    showProblem(error)
  }
  await queryClient.invalidateQueries({ queryKey: [setting.object.path] })
}

async function readCells(setting: WriteSetting, wanted: readonly WantedCell[]): Promise<ReadCell[]> {
  const findByTitle = await findTitles(setting.catalogue, wanted)
  return wanted.flatMap((cell) => {
    const { record, column, text } = cell
    const read = readText(column.field, text, { record, place: setting.place, findByTitle })
    if (read.ok) return { ...cell, value: read.value }
    setting.faults.set(record.id, column.path, { sentence: faultSentence(column.field, read.problem), text })
    return []
  })
}

/** Problems of kinds begin with what is wrong; who reads one below a cell wants a sentence. */
const faultSentence = ({ label }: DescribedField, problem: string): string =>
  /^[“„\p{Lu}]/u.test(problem) ? problem : `${label} ${problem}`

/** A batch is refused at the first clash, so each of these costs one more; after so many nobody would want to go on. */
const mostTries = 25

/** Sends the cells; answers with those that were refused, which say why, or with undefined when all are written. */
async function send(
  setting: WriteSetting,
  cells: readonly ReadCell[],
  versions: Map<string, number | undefined>,
  { verb, isLast }: { verb: string; isLast: boolean },
): Promise<readonly ReadCell[] | undefined> {
  const rows = [...Map.groupBy(cells, ({ record }) => record.id)]
  const update = rows.map(([id, of]) => ({
    id,
    version: versions.get(id),
    values: Object.fromEntries(of.map(({ column, value }) => [column.field.property, value])),
  }))
  try {
    const { changeSetId } = await api.write('POST', `${setting.object.path}/batch`, { update })
    const count = cells.length === 1 ? 'one value' : `${cells.length.toLocaleString()} values`
    if (changeSetId) offerUndo({ title: `${verb} ${count}.`, changeSetId })
    return undefined
  } catch (error) {
    const named = isLast ? [] : namedBy(error, rows)
    if (named.length === 0) throw error
    const clash = clashOf(error)
    if (clash && !overlaps(clash, named)) {
      versions.set(named[0]!.cell.record.id, clash.version)
      return []
    }
    for (const { cell, message } of named) keepFault(setting, cell, message, clash)
    const refused = named.map(({ cell }) => cell)
    takeBack(setting, refused)
    if (clash) patchShown(setting.object, named[0]!.cell.record.id, theirsIn(clash))
    return refused
  }
}

interface NamedCell {
  cell: ReadCell
  message: string
}

/** The cells that a refusal is about: faults name row and value, a clash names the row. */
function namedBy(error: unknown, rows: readonly (readonly [string, readonly ReadCell[]])[]): NamedCell[] {
  const { field = '', faults } = asProblem(error).document
  return (faults ?? [{ field, message: '' }]).flatMap((fault) => {
    // Of a list of links the fault names the link too: `update.0.machines.3.since`.
    const [, index, property] = /^update\.(\d+)(?:\.([^.]+).*)?$/.exec(fault.field) ?? []
    const cells = rows[Number(index)]?.[1] ?? []
    const meant = cells.filter(({ column }) => property === undefined || column.field.property === property)
    return meant.map((cell) => ({ cell, message: fault.message }))
  })
}

/** Whether somebody else changed one of the values themselves, and not only others of the record. */
function overlaps({ changed }: Clash, named: readonly NamedCell[]): boolean {
  const properties = new Set(changed.map(({ field }) => field))
  return properties.size === 0 || named.some(({ cell }) => properties.has(cell.column.field.property))
}

function keepFault(
  { faults, place }: WriteSetting,
  cell: ReadCell,
  message: string,
  clash: Clash | undefined,
) {
  const { record, column, text, value } = cell
  const sentence = clash ? clashSentence(clash, column.field, record, place) : message
  faults.set(record.id, column.path, { sentence, text, value })
}

function show({ object }: WriteSetting, cells: readonly ReadCell[]): void {
  for (const [id, of] of Map.groupBy(cells, ({ record }) => record.id))
    patchShown(object, id, Object.fromEntries(of.map(({ column, value }) => [column.field.property, value])))
}

function takeBack({ object }: WriteSetting, cells: readonly ReadCell[]): void {
  for (const { record, column } of cells)
    patchShown(object, record.id, { [column.field.property]: record[column.field.property] })
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
