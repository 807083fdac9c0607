import { fieldDefinition, type ObjectDefinition, objectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { Problem } from '../../platform/problem.ts'
import { quoteName } from '../columns/column.ts'
import { type Ctx, type Services, systemCtx } from '../context.ts'
import { reshape } from '../shape/reshape.ts'
import { purge } from './purge.ts'
import { removeMany } from './remove.ts'

const dayMs = 86_400_000
const trusted = { trusted: true }

/** Removes for good what has been in the bin for longer than the business wants to keep it: records, then objects and fields that people made, with their columns. */
export const purgeOld = defineJob({
  name: 'records.purge-old',
  schema: z.strictObject({}),
  queue: 'records.purge-old',
  cron: '41 3 * * *',
  maxAttempts: 3,
  async run(_, { services, signal }) {
    const days = services.settings.get('binDays')
    if (days === null) return
    const before = new Date(services.clock.now().getTime() - days * dayMs)
    for (const object of services.definitions.registry.objects) {
      signal.throwIfAborted()
      if (object.bin && object.writes === 'records') await purgeOldRecords(services, object, before)
    }
    await purgeOldShapes(services, before)
  },
})

const chunk = 200

/** In chunks, each a transaction; what others still point to stays. */
async function purgeOldRecords(services: Services, object: ObjectDefinition, before: Date): Promise<void> {
  const ctx = systemCtx(services, 'Emptying the bin')
  for (let last: string | undefined; ; ) {
    const ids = await oldRecords(ctx, object, before, last)
    if (ids.length === 0) return
    last = ids.at(-1)
    if (!(await tryPurge(ctx, object, ids))) for (const id of ids) await tryPurge(ctx, object, [id])
  }
}

/** Records that were merged answer with the one that stays, so they stay as long as it does. */
async function oldRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  before: Date,
  after?: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(object.table)} as record
    where deleted_at < ${before} ${after ? sql`and id > ${after}` : sql``}
      and not exists (select from merged_record where merged_record.object = ${object.name} and merged_id = record.id::text)
    order by id limit ${sql.lit(chunk)}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

async function tryPurge(ctx: Ctx, object: ObjectDefinition, ids: readonly string[]): Promise<boolean> {
  try {
    await purge(ctx, object, ids, trusted)
    return true
  } catch (error) {
    // In use, taken out of the bin meanwhile, or being written: it is looked at again tomorrow.
    if (error instanceof Problem && error.status < 500) return false
    throw error
  }
}

interface OldShape {
  id: string
  /** Of an object its own table, of a field that of its object. */
  table: string
  column: string | null
}

async function purgeOldShapes(services: Services, before: Date): Promise<void> {
  const ctx = systemCtx(services, 'Emptying the bin')
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from object_definition where deleted_at < ${before}) or exists (select from field_definition where deleted_at < ${before}) as found
  `.execute(ctx.db)
  if (!rows[0]?.found) return
  await reshape(ctx, 'Removed old objects and fields for good', async (within) => {
    const objects = await oldObjects(within, before)
    await binFieldsOf(within, objects)
    const fields = await oldFields(within, before, objects)
    await purge(
      within,
      fieldDefinition,
      fields.map(({ id }) => id),
      trusted,
    )
    await purge(
      within,
      objectDefinition,
      objects.map(({ id }) => id),
      trusted,
    )
    await sql`set local lock_timeout = '2s'`.execute(within.db)
    for (const { table, column } of fields)
      if (column)
        await sql
          .raw(`alter table if exists ${quoteName(table)} drop column if exists ${quoteName(column)}`)
          .execute(within.db)
    for (const { table } of objects)
      await sql.raw(`drop table if exists ${quoteName(table)} cascade`).execute(within.db)
    await sql`set local lock_timeout to default`.execute(within.db)
  })
}

/** The fields of an object in the bin wait outside of it for their object; they go first. */
async function binFieldsOf(ctx: Ctx, objects: readonly OldShape[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select field.id from field_definition as field join object_definition as object on object.name = field.object
    where object.id = any(${objects.map(({ id }) => id)}::uuid[]) and not field.built_in and field.deleted_at is null`.execute(
    ctx.db,
  )
  await removeMany(
    ctx,
    fieldDefinition,
    rows.map(({ id }) => id),
    trusted,
  )
}

async function oldObjects({ db }: Ctx, before: Date): Promise<OldShape[]> {
  const { rows } = await sql<OldShape>`
    select id, "table", null as "column" from object_definition
    where deleted_at < ${before} and not built_in and "table" ^@ 'x_'`.execute(db)
  return rows
}

/** Fields in the bin for long, and all fields of the objects that go. A column that a live field has by now is nobody's but its own. */
async function oldFields(ctx: Ctx, before: Date, objects: readonly OldShape[]): Promise<OldShape[]> {
  const tables = Object.fromEntries(ctx.registry.objects.map(({ name, table }) => [name, table]))
  const { rows } = await sql<OldShape>`
    select field.id, coalesce(own."table", ${JSON.stringify(tables)}::jsonb ->> field.object, '') as "table",
      case when field."column" ^@ 'x_' then field."column" end as "column"
    from field_definition as field
    left join object_definition as own on own.name = field.object and not own.built_in and own.id = any(${objects.map(({ id }) => id)}::uuid[])
    where not field.built_in and (field.deleted_at < ${before} or (own.id is not null and field.deleted_at is not null))`.execute(
    ctx.db,
  )
  return rows.map((row) => (row.table === '' ? { ...row, column: null } : row))
}
