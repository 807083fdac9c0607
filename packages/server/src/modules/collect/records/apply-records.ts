/**
 * Turns the staged rows of one import into new and completed records of one object, set-based and in one transaction.
 *
 * The laws: a row recognises its record by the first of its match fields that is filled; rows that mean the same record are taken one after the
 * other, later cells winning; an empty cell erases nothing; a row that only looks like a record completes it at most, and only where that was chosen; what is there stays where the business says that it is better; a value that must be unique and is somebody else's rejects its row.
 */
import { columnOf, type Field, isWoven, type ObjectDefinition, propertyOf } from '@regulars/model'
import { sql } from 'kysely'
import { applyPatches, type Ctx, insertRecords, mergedSql } from '../../../records/index.ts'
import { keepBetter } from './keep-better.ts'
import { applyLinks, takeLinks } from './link-many.ts'
import { linkReferences } from './link-references.ts'
import type { RecordsToApply } from './records-to-apply.ts'
import { rejectBreaking } from './reject-breaking.ts'
import { rejectLacking } from './reject-lacking.ts'
import { rejectRows } from './reject-rows.ts'
import { rejectTaken } from './reject-taken.ts'
import { takeTwins } from './take-twins.ts'

/** What became of the rows. */
export interface AppliedRecords {
  created: number
  updated: number
  unchanged: number
  rejected: number
}

/** Applies the rows inside the change set that is open in `ctx`. */
export async function applyRecords(ctx: Ctx, read: RecordsToApply): Promise<AppliedRecords> {
  await sql`set local work_mem = '96MB'`.execute(ctx.db)
  await collectRows(ctx, read)
  await matchIds(ctx, read)
  await identifyRows(ctx, read)
  await matchExisting(ctx, read)
  await linkReferences(ctx, read)
  const linked = await takeLinks(ctx, read)
  await refuseByMode(ctx, read)
  await read.complete?.(ctx)
  await takeTwins(ctx, read)
  const work = { ...read, mapped: [...new Set([...read.mapped, ...(read.completes ?? [])])] }
  await rejectLacking(ctx, work)
  await rejectTaken(ctx, work)
  await mergeRows(ctx)
  await rejectBreaking(ctx, work, defaultsOf(work.object, work.currency))
  await makeNew(ctx, work)
  await keepBetter(ctx, work)
  await completeExisting(ctx, work)
  await applyLinks(ctx, work, linked)
  return countRows(ctx, work)
}

/** Values by column; a text that a match compares is compared in lower case. */
async function collectRows(ctx: Ctx, { importId, object, mapped }: RecordsToApply): Promise<void> {
  const pairs = mapped.map((key) => {
    const field = object.fields[key]
    if (!field) return sql`${sql.lit(key)}::text, fields -> ${sql.lit(key)}`
    // What names records stays under its key until they are found.
    const property = field.kind === 'reference' ? key : propertyOf(key, field)
    return sql`${sql.lit(columnOf(key, field))}::text, fields -> ${sql.lit(property)}`
  })
  const extra = object.name === 'contact' ? sql`|| ${namesOfPeople}` : sql``
  await sql`
    create temporary table applying_row on commit drop as
    select row_number, jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs)})) ${extra} as fields,
      null::text as identity, null::uuid as record_id, false as is_new
    from import_record where import_id = ${importId}
  `.execute(ctx.db)
}

/** People without a whole name are called by its parts, else by what is known of them. */
const namesOfPeople = sql`jsonb_strip_nulls(jsonb_build_object('name', coalesce(
  fields ->> 'name', nullif(concat_ws(' ', fields ->> 'firstName', fields ->> 'lastName'), ''),
  'Customer ' || (fields ->> 'customerNumber'), split_part(fields ->> 'email', '@', 1), fields ->> 'phone')))`

/** A row with the id of a record means that record. An id that is nobody's says nothing: it may come from elsewhere. */
async function matchIds(ctx: Ctx, { object, mapped, matchBy }: RecordsToApply): Promise<void> {
  if (!mapped.includes('id')) return
  if (matchBy.includes('id')) {
    const alive = object.bin ? sql`and found.deleted_at is null` : sql``
    await sql`
      update applying_row as row set record_id = found.id
      from ${sql.table(object.table)} as found where found.id = (row.fields ->> 'id')::uuid ${alive}
    `.execute(ctx.db)
  }
  await sql`update applying_row set fields = fields - 'id' where fields ? 'id'`.execute(ctx.db)
}

/** Match fields besides the id, as columns. */
const matchColumns = ({ object, mapped, matchBy }: RecordsToApply): string[] =>
  matchBy
    .filter((key) => mapped.includes(key) && object.fields[key])
    .map((key) => columnOf(key, object.fields[key]!))

async function identifyRows(ctx: Ctx, work: RecordsToApply): Promise<void> {
  const parts = matchColumns(work).map(
    (column) => sql`${sql.lit(`${column}:`)} || lower(fields ->> ${sql.lit(column)})`,
  )
  await sql`
    update applying_row set identity = coalesce(${sql.join([...parts, sql`'row:' || row_number`])})
  `.execute(ctx.db)
  await sql`create index on applying_row (identity)`.execute(ctx.db)
}

/** One match field after the other; of several records with the same name the oldest is meant. */
async function matchExisting(ctx: Ctx, work: RecordsToApply): Promise<void> {
  const { object } = work
  const alive = object.bin ? sql`deleted_at is null and` : sql``
  for (const column of matchColumns(work)) {
    await sql`
      update applying_row as row set record_id = found.id
      from (
        select distinct on (lower(${sql.id(column)})) lower(${sql.id(column)}) as value, id
        from ${sql.table(object.table)} where ${alive}
          lower(${sql.id(column)}) in (select lower(fields ->> ${sql.lit(column)}) from applying_row where record_id is null)
        order by lower(${sql.id(column)}), created_at, id
      ) as found
      where row.record_id is null and lower(row.fields ->> ${sql.lit(column)}) = found.value
    `.execute(ctx.db)
  }
  await matchMerged(ctx, object, matchColumns(work))
  await sql`update applying_row set identity = record_id::text where record_id is not null`.execute(ctx.db)
}

/** A key of a record that was merged means the one that stays, and does not replace the key that it has. */
async function matchMerged(ctx: Ctx, object: ObjectDefinition, columns: readonly string[]): Promise<void> {
  for (const column of columns)
    await sql`
      update applying_row as row set record_id = merged.survivor, fields = fields - ${columns}::text[]
      from (${mergedSql(object)}) as merged join ${sql.table(object.table)} as was on was.id = merged.id
      where row.record_id is null and lower(row.fields ->> ${sql.lit(column)}) = lower(was.${sql.id(column)})
    `.execute(ctx.db)
}

async function refuseByMode(ctx: Ctx, { importId, object, mode }: RecordsToApply): Promise<void> {
  if (mode === 'both') return
  const refused = mode === 'create' ? sql`record_id is not null` : sql`record_id is null`
  const problem =
    mode === 'create' ? `${object.label} is there already` : `There is no such ${object.label.toLowerCase()}`
  await rejectRows(ctx, importId, refused, sql`${problem}::text`)
}

/** One entry for each record that is meant: `applying_record` holds what all its rows say together. */
async function mergeRows(ctx: Ctx): Promise<void> {
  await sql`
    create temporary table applying_record on commit drop as
    select identity, min(row_number) as first_row, count(*) as row_count,
      coalesce((array_agg(record_id))[1], uuid_v7()) as id, bool_and(record_id is null) as is_new,
      (array_agg(fields order by row_number))[1] as fields
    from applying_row group by identity
  `.execute(ctx.db)
  await sql`
    update applying_record as record set fields = said.fields
    from (
      select identity, jsonb_object_agg(name, value order by row_number) as fields
      from applying_row cross join lateral jsonb_each(fields) as cell (name, value)
      where identity in (select identity from applying_record where row_count > 1)
      group by identity
    ) as said
    where said.identity = record.identity
  `.execute(ctx.db)
  await sql`analyze applying_record`.execute(ctx.db)
}

async function makeNew(ctx: Ctx, { object, mapped, currency }: RecordsToApply): Promise<void> {
  const defaults = defaultsOf(object, currency)
  const columns = [...new Set([...columnsOf(object, mapped), ...Object.keys(defaults)])]
  await insertRecords(ctx, object, {
    columns: ['id', ...columns],
    select: sql`
      select record.id, ${sql.join(columns.map((column) => sql`populated.${sql.id(column)}`))}
      from applying_record as record
      cross join lateral jsonb_populate_record(
        null::${sql.table(object.table)}, ${JSON.stringify(defaults)}::jsonb || record.fields
      ) as populated
      where record.is_new order by first_row`,
  })
}

/** What new records have of which a row says nothing: amounts are in the currency of the file. */
const defaultsOf = (object: ObjectDefinition, currency: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object.fields).flatMap(([key, field]: [string, Field]) => {
      const value = field.kind === 'currency' ? (field.default ?? currency) : field.default
      return value === undefined ? [] : [[columnOf(key, field), value]]
    }),
  )

async function completeExisting(ctx: Ctx, { object, mapped }: RecordsToApply): Promise<void> {
  const addresses = mapped.filter((key) => object.fields[key]?.kind === 'address')
  const completed = addresses.map((key) => completedAddress(columnOf(key, object.fields[key]!)))
  await applyPatches(ctx, object, {
    columns: columnsOf(object, mapped),
    select: sql`
      select row.id, ${sql.join([sql`row.fields`, ...completed], sql` || `)} as patch
      from applying_record as row join ${sql.table(object.table)} as record on record.id = row.id where not row.is_new`,
  })
}

/** A row that says one part of an address leaves the other parts as they are. */
const completedAddress = (column: string) => sql`
  case when row.fields ? ${sql.lit(column)}
    then jsonb_build_object(${sql.lit(column)}::text, coalesce(record.${sql.id(column)}, '{}') || (row.fields -> ${sql.lit(column)}))
    else '{}'::jsonb end`

function columnsOf(object: ObjectDefinition, mapped: readonly string[]): string[] {
  const columns = mapped.flatMap((key) => (object.fields[key] ? keptIn(key, object.fields[key]) : []))
  return object.name === 'contact' && !columns.includes('name') ? [...columns, 'name'] : columns
}

/** The columns that keep the values of a field. */
function keptIn(key: string, field: Field): string[] {
  if (field.kind === 'anyReference') return (field.ways ?? []).map(({ column }) => column)
  return isWoven(field) ? [] : [columnOf(key, field)]
}

/** Rows that made a record, rows that changed one (a further row of a new record counts here), rows that said nothing new. */
async function countRows(ctx: Ctx, { importId, object }: RecordsToApply): Promise<AppliedRecords> {
  const changed = sql`exists (
    select from change where change.object = ${object.name} and change.record_id = record.id
      and change.change_set_id = ${ctx.changeSet?.id ?? null}::uuid)`
  const { rows } = await sql<AppliedRecords>`
    select count(*) filter (where record.is_new and row.row_number = record.first_row)::integer as created,
      count(*) filter (where (record.is_new and row.row_number <> record.first_row) or (not record.is_new and ${changed}))::integer as updated,
      count(*) filter (where not record.is_new and not ${changed})::integer as unchanged,
      (select count(*)::integer from import_rejected where import_id = ${importId}) as rejected
    from applying_row as row
    join applying_record as record on record.identity = row.identity
  `.execute(ctx.db)
  return rows[0]!
}
