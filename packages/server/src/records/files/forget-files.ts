import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database/connect.ts'
import { defineJob } from '../../platform/module.ts'
import { quoteName } from '../columns/column.ts'
import type { Services } from '../context.ts'
import { lockContent } from './keep-file.ts'

const chunk = 1_000

/**
 * Removes files that nothing speaks of any more: no record, also none in the bin, and no change that could be undone. So they go after the records that
 * held them are gone for good, and those that were brought and never put into a record go after a day.
 */
export const forgetFiles = defineJob({
  name: 'records.forget-files',
  schema: z.strictObject({}),
  queue: 'records.forget-files',
  cron: '11 4 * * *',
  maxAttempts: 3,
  async run(_, { services, signal }) {
    const before = new Date(services.clock.now().getTime() - 86_400_000)
    const forgotten = await findForgotten(services.db, before)
    for (let at = 0; at < forgotten.length; at += chunk) {
      signal.throwIfAborted()
      await forget(services, forgotten.slice(at, at + chunk))
    }
  },
})

/** Where files stand says the catalogue, so those of fields in the bin are among them. Both tables are read once, whatever there is to find. */
async function findForgotten(db: Database, before: Date): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; name: string }>`
    select c.relname as table, attname as name from pg_attribute join pg_class as c on c.oid = attrelid
    where atttypid = 'file_list'::regtype and c.relkind = 'r' and not attisdropped
  `.execute(db)
  const held = columns.map(
    ({ table, name }) => sql`
      select (jsonb_array_elements(${sql.raw(quoteName(name))}) ->> 'id')::uuid as id
      from ${sql.raw(quoteName(table))} where ${sql.raw(quoteName(name))} is not null`,
  )
  const names = [...new Set(columns.map(({ name }) => name))]
  const past = ['before', 'after'].map(
    (side) => sql`
      select (file ->> 'id')::uuid as id
      from change, jsonb_each(${sql.raw(side)}) as each (key, value),
        jsonb_array_elements(case jsonb_typeof(value) when 'array' then value end) as file
      where change.${sql.raw(side)} ?| ${names}::text[] and key = any(${names}::text[])`,
  )
  const { rows } = await sql<{ id: string }>`
    select id from file where created_at < ${before}
    ${names.length > 0 ? sql`except (${sql.join([...held, ...past], sql` union `)})` : sql``}
  `.execute(db)
  return rows.map(({ id }) => id)
}

async function forget({ db, files }: Services, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ hash: string }>`
    with gone as (delete from file where id = any(${[...ids]}::uuid[]) returning hash, thumbnail_hash)
    select hash from gone union select thumbnail_hash from gone where thumbnail_hash is not null
  `.execute(db)
  for (const { hash } of rows)
    await db.transaction().execute((within) => forgetContent({ db: within, files }, hash))
}

/** Removes content from the store of files, unless something else speaks of the same. Call it in a transaction. */
export async function forgetContent(
  { db, files }: Pick<Services, 'db' | 'files'>,
  hash: string,
): Promise<void> {
  await lockContent(db, hash)
  const { rows } = await sql<{ kept: boolean }>`select content_is_kept(${hash}) as kept`.execute(db)
  if (!rows[0]?.kept) await files.remove(hash)
}
