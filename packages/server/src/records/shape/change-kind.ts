import {
  canConvert,
  convertValue,
  type Field,
  fieldDefinition,
  isComputed,
  labelOf,
  type ObjectDefinition,
  offeredField,
  type SelectOption,
} from '@regulars/model'
import { sql } from 'kysely'
import { type Column, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { addColumn } from '../schema/create-table.ts'
import { update } from '../write/update.ts'
import { requireNoReaders } from './check-computed-field.ts'
import { checkField, type FieldFacts, standardOf } from './check-field.ts'
import { requireUnique } from './check-values.ts'
import { type Converted, countConverted, type KindPreview, valuesOf } from './converted-values.ts'
import { interruptIndexBuilds } from './index-build.ts'
import { freeColumn } from './names.ts'
import { reshape } from './reshape.ts'
import { fieldNamed, ownRow } from './shape-field.ts'
import { objectNamed } from './shape-object.ts'
import { builtInStays, doesNotFit } from './shape-problems.ts'

/** Another kind for a field. */
export interface NewKind {
  /** Name in the list of kinds. */
  kind: string
  settings?: Record<string, unknown> | undefined
}

/** A change of kind, settled: the field as it is, and as it would be. */
interface KindChange {
  object: ObjectDefinition
  key: string
  from: Field
  to: Field
  facts: FieldFacts
  id: string
}

/**
 * What a change of kind would do to the values there are: how many become values of the new kind, how many would be lost, with examples of both.
 *
 * @throws Problem `shape.does-not-fit` when the kinds have nothing to do with each other
 */
export async function previewKind(
  ctx: Ctx,
  objectName: string,
  key: string,
  wanted: NewKind,
): Promise<KindPreview> {
  const change = await settleChange(ctx, objectName, key, wanted)
  const counted = await countConverted(
    ctx,
    change.object,
    toColumn(key, change.from),
    converterOf(ctx, change),
  )
  const settings = { ...change.facts.settings }
  return { ...counted, settings }
}

/**
 * Makes a field one of another kind, with the values that can be taken over. They go into a column of their own beside the old one, which stays as it was: so
 * undoing it needs no copy, and brings back also what was lost. Values written since the change are then in the history only.
 *
 * Values are converted while others write; only those written meanwhile are converted under a lock, at the end.
 */
export async function changeKind(
  ctx: Ctx,
  objectName: string,
  key: string,
  wanted: NewKind,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<void> {
  const change = await settleChange(ctx, objectName, key, wanted)
  const column = await addConverted(ctx, change)
  const since = await now(ctx)
  await convertAll(ctx, change, column, progress)
  await reshape(ctx, `Made ${labelOf(key, change.from)} a field of another kind`, async (within) => {
    await sql`lock table ${sql.table(change.object.table)} in share row exclusive mode`.execute(within.db)
    await convertSince(within, change, column, since)
    if (change.to.unique)
      await requireUnique(within, change.object, key, { ...change.to, column: column.name })
    const { key: _, standard: __, ...row } = change.facts
    const values = { ...row, kind: change.to.kind, column: column.name, standard: standardOf(change.to) }
    await update(within, fieldDefinition, change.id, values, { trusted: true })
  })
}

async function settleChange(ctx: Ctx, objectName: string, key: string, wanted: NewKind): Promise<KindChange> {
  const object = objectNamed(ctx, objectName)
  const from = fieldNamed(object, key)
  const offered = offeredField(wanted.kind)
  if (!from.custom) throw builtInStays(labelOf(key, from), 'Add a field of your own beside it.')
  if (isComputed(from) || !offered || offered.computed || !canConvert(from.kind, offered.kind))
    throw doesNotFit(
      `A field of this kind cannot become one of the kind ${offered?.label ?? wanted.kind.slice(0, 40)}.`,
      'Add a field of that kind, and remove this one.',
      'kind',
    )
  if (object.title === key && offered.kind !== 'text')
    throw doesNotFit(
      `${object.labelPlural} are called by this field.`,
      'Choose another field as the name first.',
      'kind',
    )
  requireNoReaders(ctx.registry, object, key)
  const { id, ...row } = await ownRow(ctx, object, key)
  const settings = await withOptions(
    ctx,
    object,
    key,
    from,
    { ...wanted.settings, ...offered.fixed },
    offered.settings,
  )
  const facts: FieldFacts = { ...row, kind: offered.kind, settings, standard: null }
  if (!isUniqueKind(offered.kind)) facts.unique = false
  const to = checkField(ctx, object, facts)
  return { object, key, from, to, facts, id }
}

const isUniqueKind = (kind: Field['kind']): boolean =>
  ['text', 'number', 'money', 'date', 'email', 'phone', 'time', 'duration'].includes(kind)

/** A choice that is made of texts has for options the texts there are, unless others were named. */
async function withOptions(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  from: Field,
  settings: Record<string, unknown>,
  known: readonly string[],
): Promise<Record<string, unknown>> {
  if (!known.includes('options') || settings.options) return settings
  if ('options' in from) return { ...settings, options: from.options }
  const values = await valuesOf(ctx, object, toColumn(key, from), mostOptions + 1)
  if (values.length > mostOptions)
    throw doesNotFit(
      `There are more than ${mostOptions} different values, which are too many to choose from.`,
      'Name the options that are to be kept.',
      'settings.options',
    )
  const labels = [
    ...new Set(
      values.map(({ value }) =>
        String(value)
          .replaceAll(/[,;\n]+/g, ' ')
          .trim()
          .slice(0, 100),
      ),
    ),
  ]
  return {
    ...settings,
    options: labels.filter(Boolean).map((label): SelectOption => ({ value: label, label })),
  }
}

const mostOptions = 200

type Converter = (value: unknown) => Converted

/** Values repeat, so what became of each is remembered. */
function converterOf({ services }: Ctx, { from, to }: KindChange): Converter {
  const setting = { currency: services.settings.get('currency'), timeZone: services.settings.get('timeZone') }
  const known = new Map<string, Converted>()
  return (value) => {
    const name = JSON.stringify(value)
    const found = known.get(name) ?? convertValue(value, from, to, setting)
    if (known.size < 100_000) known.set(name, found)
    return found
  }
}

/** Adds the column that the converted values go into. */
async function addConverted(ctx: Ctx, { object, key, to }: KindChange): Promise<Column> {
  const name = await freeColumn(ctx, object, key, false)
  const column = toColumn(key, { ...to, column: name })
  await ctx.db.transaction().execute(async (db) => {
    await interruptIndexBuilds({ ...ctx, db })
    await sql`set local lock_timeout = '5s'`.execute(db)
    for (const statement of addColumn(object, column)) await sql.raw(statement).execute(db)
  })
  return column
}

async function now({ db }: Ctx): Promise<string> {
  const { rows } = await sql<{ now: string }>`select now()::text as now`.execute(db)
  return rows[0]!.now
}

const chunk = 5_000

async function convertAll(
  ctx: Ctx,
  change: KindChange,
  column: Column,
  progress: (done: number) => Promise<void>,
) {
  const convert = converterOf(ctx, change)
  let done = 0
  for (let last: string | undefined; ; ) {
    const rows = await nextRows(ctx, change, last)
    await writeConverted(ctx, change, column, rows, convert)
    done += rows.length
    await progress(done)
    if (rows.length < chunk) return
    last = rows.at(-1)!.id
  }
}

interface ValueRow {
  id: string
  value: unknown
}

async function nextRows({ db }: Ctx, { object, key, from }: KindChange, after?: string): Promise<ValueRow[]> {
  const old = sql.id(toColumn(key, from).name)
  const { rows } = await sql<ValueRow>`
    select id, to_json(${old}) as value from ${sql.table(object.table)}
    where ${old} is not null ${after ? sql`and id > ${after}` : sql``} order by id limit ${sql.lit(chunk)}`.execute(
    db,
  )
  return rows
}

/** What was written while the others were converted; little, so it does not matter that it is done under lock. */
async function convertSince(ctx: Ctx, change: KindChange, column: Column, since: string): Promise<void> {
  const { object, key, from } = change
  const { rows } = await sql<ValueRow>`
    select id, to_json(${sql.id(toColumn(key, from).name)}) as value from ${sql.table(object.table)}
    where updated_at >= ${since}::timestamptz - interval '1 minute'`.execute(ctx.db)
  await writeConverted(ctx, change, column, rows, converterOf(ctx, change))
}

async function writeConverted(
  { db }: Ctx,
  { object }: KindChange,
  column: Column,
  rows: readonly ValueRow[],
  convert: Converter,
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ id, value }) => {
    const converted = value === null ? undefined : convert(value)
    return { id, [column.name]: converted?.ok ? converted.value : null }
  })
  await sql`
    update ${sql.table(object.table)} as record set ${sql.id(column.name)} = given.${sql.id(column.name)}
    from jsonb_populate_recordset(null::${sql.table(object.table)}, ${JSON.stringify(values)}::jsonb) as given
    where record.id = given.id and record.${sql.id(column.name)} is distinct from given.${sql.id(column.name)}`.execute(
    db,
  )
}
