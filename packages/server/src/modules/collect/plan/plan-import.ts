import { Problem } from '../../../platform/problem.ts'
import { type CellSetting, isCurrency } from '../cells/cell-kinds.ts'
import { type DateOrder, detectDateOrder, orderOfFormat } from '../cells/parse-date.ts'
import { detectDecimal } from '../cells/parse-number.ts'
import { type Preparation, prepareRows } from '../fixes/prepare-rows.ts'
import { guessMapping, type SampledColumn } from '../mapping/guess-mapping.ts'
import type { ImportField, Mapping } from '../mapping/import-field.ts'
import { type DetectedTable, detectFormat } from '../table-file/detect-format.ts'
import type { TableFormat, TableRow } from '../table-file/table-format.ts'
import { emptyFile } from '../table-file/table-problems.ts'
import { chooseReading, type Reading, type Recall } from './choose-reading.ts'
import type { ColumnPlan, ImportKind } from './import-kind.ts'
import type { ImportOptions } from './import-options.ts'
import { columnNames, refuseCards, sampleColumns } from './read-columns.ts'

/** Customs of the business that decide where a file leaves something open. */
export interface Customs {
  currency: string
  timeZone: string
  /** IETF tag; decides between 3/4 and 4/3. */
  locale: string
  /** ISO 3166-1 code of the country of the business, else of the one that its locale names: how telephone numbers without a country are read. */
  country?: string | undefined
}

/** How one file will be read, settled in every detail. */
export interface ImportPlan {
  format: TableFormat
  /** Names of the columns of the file itself. */
  fileColumns: readonly string[]
  /** All columns, those that fixes add included, with the first cells. */
  columns: SampledColumn[]
  /** Where mapping and fixes come from, with what rows are matched by. */
  reading: Reading
  preparation: Preparation
  mapping: Mapping
  columnByField: ColumnPlan
  setting: CellSetting
  /** Dates can be read in another order just as well. */
  ambiguousDates: boolean
  /** First rows of data as they are read: header left out, mended. */
  rows: TableRow[]
}

/**
 * Settles how a file is read: what the caller said, how such a file was read before, which program wrote it, what the file shows, what the business is
 * used to, in this order.
 * @throws Problem naming the column or field when the mapping cannot be meant
 */
export async function planImport(
  path: string,
  kind: ImportKind,
  options: ImportOptions,
  customs: Customs,
  recall?: Recall,
): Promise<ImportPlan> {
  return planTable(await detectFormat(path, options), kind, options, customs, recall)
}

/** As `planImport`, for a file that was looked at already. */
export async function planTable(
  { format, rows }: DetectedTable,
  kind: ImportKind,
  options: ImportOptions,
  customs: Customs,
  recall?: Recall,
): Promise<ImportPlan> {
  const raw = format.hasHeader ? rows.slice(1) : rows
  if (raw.length === 0) throw emptyFile()
  const fileColumns = columnNames(format.hasHeader ? rows[0] : undefined, raw)
  const reading = await chooseReading(kind.key, fileColumns, options, recall)
  const preparation = prepareRows(fileColumns, reading.fixes, options.edits)
  const data = preparation.prepare ? raw.map(preparation.prepare) : raw
  const columns = sampleColumns(preparation.columns, data)
  refuseCards(columns)
  const mapping = reading.mapping
    ? checkedMapping(reading.mapping, columns, kind)
    : guessMapping(columns, kind.fields)
  const { setting, ambiguousDates } = settle(columns, mapping, kind, options, customs)
  const leaveEmpty = options.leaveEmpty ?? reading.leaveEmpty
  return {
    format,
    fileColumns,
    columns,
    mapping,
    reading: {
      ...reading,
      match: options.match ?? reading.match,
      mode: options.mode ?? reading.mode,
      twins: options.twins ?? reading.twins,
      leaveEmpty,
    },
    preparation,
    columnByField: indexByField(mapping, columns),
    setting: {
      ...setting,
      hasApostrophes: format.container === 'text',
      leaveEmpty: new Set(leaveEmpty),
    },
    ambiguousDates,
    rows: data,
  }
}

/** Refuses a mapping that lacks what the kind needs. Apart from `planImport`, so that a preview can show an unfinished mapping. */
export function refuseLacking(kind: ImportKind, mapping: Mapping): void {
  const lacks = kind.lacks(new Set(Object.values(mapping)))
  if (lacks.length === 0) return
  throw new Problem('import.mapping-lacks', {
    status: 422,
    title: lacks.join(' '),
    mend: 'Say which column holds it.',
    field: 'mapping',
  })
}

function checkedMapping(given: Mapping, columns: readonly SampledColumn[], kind: ImportKind): Mapping {
  const mapping: Mapping = {}
  const columnOf = new Map<string, string>()
  for (const [written, field] of Object.entries(given)) {
    if (field === '') continue
    const column = columns.find(({ name }) => name === written) ?? byIndex(written, columns)
    if (!column)
      throw mappingProblem(
        `The file has no column “${written}”.`,
        `It has ${listOf(columns.map(({ name }) => name))}.`,
      )
    if (!kind.fields.some(({ key }) => key === field))
      throw mappingProblem(
        `“${field}” is no field of this kind of import.`,
        `Fields are ${listOf(kind.fields.map(({ key }) => key))}.`,
      )
    const other = columnOf.get(field)
    if (other !== undefined)
      throw mappingProblem(
        `The columns “${other}” and “${column.name}” both go to ${labelOf(kind.fields, field)}.`,
        'Let one of them go.',
      )
    columnOf.set(field, column.name)
    mapping[column.name] = field
  }
  return mapping
}

const byIndex = (written: string, columns: readonly SampledColumn[]): SampledColumn | undefined =>
  /^\d+$/.test(written) ? columns[Number(written)] : undefined

const labelOf = (fields: readonly ImportField[], key: string): string =>
  fields.find((field) => field.key === key)?.label ?? key

const listOf = (names: readonly string[]): string =>
  names.length > 40 ? `${names.slice(0, 40).join(', ')} …` : names.join(', ')

const mappingProblem = (title: string, mend: string) =>
  new Problem('import.bad-mapping', { status: 422, title, mend, field: 'mapping' })

function indexByField(mapping: Mapping, columns: readonly SampledColumn[]): ColumnPlan {
  return Object.fromEntries(
    Object.entries(mapping).map(([name, field]) => [
      field,
      columns.findIndex((column) => column.name === name),
    ]),
  )
}

function settle(
  columns: readonly SampledColumn[],
  mapping: Mapping,
  kind: ImportKind,
  options: ImportOptions,
  customs: Customs,
) {
  const samplesOf = (...cells: string[]) =>
    columns
      .filter(({ name }) => cells.includes(kind.fields.find(({ key }) => key === mapping[name])?.cell ?? ''))
      .flatMap(({ samples }) => samples)
  const detected = detectDateOrder(samplesOf('date'), customOrder(customs.locale))
  const dateOrder = givenOrder(options.dateFormat) ?? detected?.order ?? customOrder(customs.locale)
  const setting: CellSetting = {
    dateOrder,
    decimal: options.decimal ?? detectDecimal(samplesOf('number', 'money')) ?? '.',
    currency: givenCurrency(options.currency) ?? customs.currency,
    timeZone: customs.timeZone,
    country: customs.country,
  }
  return { setting, ambiguousDates: options.dateFormat === undefined && (detected?.ambiguous ?? false) }
}

function givenOrder(format: string | undefined): DateOrder | undefined {
  if (format === undefined) return undefined
  const order = orderOfFormat(format)
  if (!order)
    throw new Problem('import.bad-date-format', {
      status: 422,
      title: `“${format}” is no date format.`,
      mend: 'Write day, month and year in their order, such as DD.MM.YYYY, MM/DD/YYYY or YYYY-MM-DD.',
      field: 'dateFormat',
    })
  return order
}

function givenCurrency(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const code = written.toUpperCase()
  if (isCurrency(code)) return code
  throw new Problem('import.bad-currency', {
    status: 422,
    title: `“${written}” is no currency.`,
    mend: 'Write its ISO 4217 code, such as EUR, USD or GBP.',
    field: 'currency',
  })
}

/** The order in which dates are written in a locale. */
function customOrder(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).formatToParts(0)
  const letters = parts
    .map(({ type }) => ({ day: 'd', month: 'm', year: 'y' })[type as string] ?? '')
    .join('')
  return letters === 'mdy' || letters === 'ymd' ? letters : 'dmy'
}
