import type { Fix } from '../fixes/fix.ts'
import type { Mapping } from '../mapping/import-field.ts'
import { estimateRows } from '../staging/estimate-rows.ts'
import type { DetectedTable } from '../table-file/detect-format.ts'
import type { Recall, Recognised } from './choose-reading.ts'
import { type ImportKind, matchChoices } from './import-kind.ts'
import type { ImportOptions, TwinChoice } from './import-options.ts'
import { type Customs, type ImportPlan, planTable } from './plan-import.ts'

/** A file as it would be read, before anything is written. */
export interface ImportPreview {
  kind: string
  /** Columns of the file and those that fixes add. */
  columns: Array<{ name: string; field: string | null; samples: string[]; isAdded: boolean }>
  mapping: Mapping
  fixes: readonly Fix[]
  /** Why no questions are open; null when columns were guessed or said. */
  recognised: Recognised | null
  /** How the file is written; give any of these back as options to have them read otherwise. */
  options: Required<
    Pick<ImportOptions, 'hasHeader' | 'skipRows' | 'delimiter' | 'encoding' | 'decimal' | 'currency'>
  > & {
    container: string
    dateOrder: string
    columnsAt?: readonly number[]
    match: readonly string[]
    mode: NonNullable<ImportOptions['mode']>
    twins: TwinChoice
    leaveEmpty: readonly string[]
  }
  fields: Array<{
    key: string
    label: string
    description?: string
    options?: Array<{ value: string; label: string }>
  }>
  /** What may become of rows that look like somebody who is there; empty where that cannot be told. */
  twinChoices: readonly TwinChoice[]
  /** Fields by which rows may be matched with records that are there. */
  matchChoices: string[]
  /** First rows of data as cells, each with what is wrong with it. */
  rows: Array<{ rowNumber: number; cells: string[]; problems: string[] }>
  /** What stands in the way or should be looked at. */
  problems: Array<{ kind: 'stops' | 'look'; about?: 'dates' | 'rows'; message: string }>
  /** Rows among the first ones that would be rejected. */
  rejectedOfSample: number
  sampleSize: number
  /** About how many rows the file has; absent when that cannot be told from its size. */
  estimatedRows?: number
}

const shownRows = 20

/** What of a file is previewed. */
export interface PreviewAsked {
  path: string
  table: DetectedTable
  options: ImportOptions
  customs: Customs
  recall?: Recall
}

/** Reads the first rows of a file as the import would, and says what it found. Writes nothing. */
export async function previewImport(
  kind: ImportKind,
  { path, table, options, customs, recall }: PreviewAsked,
): Promise<ImportPreview> {
  const plan = await planTable(table, kind, options, customs, recall)
  const lacks = kind.lacks(new Set(Object.values(plan.mapping)))
  const checked = checkRows(plan, kind, lacks.length === 0)
  const rejected = checked.filter(({ problems }) => problems.length > 0).length
  const estimatedRows = await estimateRows(path, plan)
  return {
    kind: kind.key,
    columns: plan.columns.map(({ name, samples }, index) => ({
      name,
      field: plan.mapping[name] ?? null,
      samples: [...new Set(samples.filter((sample) => sample !== ''))].slice(0, 12),
      isAdded: index >= plan.fileColumns.length,
    })),
    mapping: plan.mapping,
    fixes: plan.reading.fixes,
    recognised: plan.reading.recognised ?? null,
    options: optionsOf(plan, kind),
    fields: kind.fields.map(({ key, label, description, options: choices }) => ({
      key,
      label,
      ...(description ? { description } : {}),
      ...(choices ? { options: choices.map(({ value, label: said }) => ({ value, label: said })) } : {}),
    })),
    twinChoices: kind.twinChoices ?? [],
    matchChoices: matchChoices(kind),
    rows: checked.slice(0, shownRows),
    problems: [
      ...lacks.map((message) => ({ kind: 'stops' as const, message })),
      ...remarks(plan, rejected, checked.length),
    ],
    rejectedOfSample: rejected,
    sampleSize: checked.length,
    ...(estimatedRows === undefined ? {} : { estimatedRows }),
  }
}

function optionsOf({ format, setting, reading }: ImportPlan, kind: ImportKind): ImportPreview['options'] {
  return {
    container: format.container,
    hasHeader: format.hasHeader,
    skipRows: format.skipRows,
    delimiter: format.delimiter,
    encoding: format.encoding,
    ...(format.columnsAt ? { columnsAt: format.columnsAt } : {}),
    decimal: setting.decimal,
    currency: setting.currency,
    dateOrder: setting.dateOrder,
    match: reading.match ?? kind.matchBy ?? [],
    mode: reading.mode ?? 'both',
    twins: reading.twins ?? 'create',
    leaveEmpty: reading.leaveEmpty ?? [],
  }
}

function checkRows(plan: ImportPlan, kind: ImportKind, isWhole: boolean) {
  if (!isWhole) return plan.rows.map((row) => ({ ...row, problems: [] as string[] }))
  const read = kind.reader(plan.columnByField, plan.setting)
  return plan.rows.map((row) => {
    const result = read(row.cells)
    return { ...row, problems: result.ok ? [] : result.problems }
  })
}

function remarks(plan: ImportPlan, rejected: number, looked: number): ImportPreview['problems'] {
  const found: ImportPreview['problems'] = []
  const look = (about: 'dates' | 'rows', message: string) => found.push({ kind: 'look', about, message })
  if (plan.ambiguousDates) {
    const [first, second] = plan.setting.dateOrder === 'mdy' ? ['month', 'day'] : ['day', 'month']
    look('dates', `The dates can be read in two ways; they are taken as ${first} first, then ${second}.`)
  }
  if (rejected > 0) look('rows', `${rejected} of the first ${looked} rows cannot be read.`)
  return found
}
