import type { Mapping } from '../mapping/import-field.ts'
import type { ImportKind } from './import-kind.ts'
import type { ImportOptions } from './import-options.ts'
import { type Customs, type ImportPlan, planImport } from './plan-import.ts'

/** A file as it would be read, before anything is written. */
export interface ImportPreview {
  columns: Array<{ name: string; field: string | null; samples: string[] }>
  mapping: Mapping
  /** How the file is written; give any of these back as options to have them read otherwise. */
  options: Required<
    Pick<ImportOptions, 'hasHeader' | 'skipRows' | 'delimiter' | 'encoding' | 'decimal' | 'currency'>
  > & {
    dateOrder: string
  }
  fields: Array<{ key: string; label: string; description?: string }>
  /** First rows of data as cells, each with what is wrong with it. */
  rows: Array<{ rowNumber: number; cells: string[]; problems: string[] }>
  /** What stands in the way or should be looked at. */
  problems: Array<{ kind: 'stops' | 'look'; message: string }>
  /** Rows among the first ones that would be rejected. */
  rejectedOfSample: number
  sampleSize: number
}

const shownRows = 20

/** Reads the first rows of a file as the import would, and says what it found. Writes nothing. */
export async function previewImport(
  path: string,
  kind: ImportKind,
  options: ImportOptions,
  customs: Customs,
): Promise<ImportPreview> {
  const plan = await planImport(path, kind, options, customs)
  const lacks = kind.lacks(new Set(Object.values(plan.mapping)))
  const checked =
    lacks.length === 0
      ? checkRows(plan, kind)
      : plan.rows.map((row) => ({ ...row, problems: [] as string[] }))
  const rejected = checked.filter(({ problems }) => problems.length > 0).length
  const { format, setting } = plan
  return {
    columns: plan.columns.map(({ name, samples }) => ({
      name,
      field: plan.mapping[name] ?? null,
      samples: samples.slice(0, 5),
    })),
    mapping: plan.mapping,
    options: {
      hasHeader: format.hasHeader,
      skipRows: format.skipRows,
      delimiter: format.delimiter,
      encoding: format.encoding,
      decimal: setting.decimal,
      currency: setting.currency,
      dateOrder: setting.dateOrder,
    },
    fields: kind.fields.map(({ key, label, description }) => ({
      key,
      label,
      ...(description ? { description } : {}),
    })),
    rows: checked.slice(0, shownRows),
    problems: [
      ...lacks.map((message) => ({ kind: 'stops' as const, message })),
      ...remarks(plan, rejected, checked.length),
    ],
    rejectedOfSample: rejected,
    sampleSize: checked.length,
  }
}

function checkRows(plan: ImportPlan, kind: ImportKind) {
  const read = kind.reader(plan.columnByField, plan.setting)
  return plan.rows.map((row) => {
    const result = read(row.cells)
    return { ...row, problems: result.ok ? [] : result.problems }
  })
}

function remarks(plan: ImportPlan, rejected: number, looked: number): ImportPreview['problems'] {
  const found: string[] = []
  if (plan.ambiguousDates) {
    const [first, second] = plan.setting.dateOrder === 'mdy' ? ['month', 'day'] : ['day', 'month']
    found.push(`The dates can be read in two ways; they are taken as ${first} first, then ${second}.`)
  }
  if (rejected > 0) found.push(`${rejected} of the first ${looked} rows cannot be read.`)
  return found.map((message) => ({ kind: 'look', message }))
}
