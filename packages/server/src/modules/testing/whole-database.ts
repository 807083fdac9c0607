import { sql } from 'kysely'
import type { Database } from '../../platform/database/connect.ts'

/** Tables that tell what was done and not what there is: who did it, when, from which file, in which job. */
const telling = [
  'change_set',
  'change',
  'import',
  'import_rejected',
  // How files of this shape are read: what people said about the file, whatever becomes of its rows.
  'import_reading',
  'import_upload',
  'job_run',
  'duplicate_scan',
]

/** Columns that tell when and how often a row was written: taking something back is a writing too. */
const written = ['version', 'updated_at']

/**
 * Of what follows the fields of records, and is no record of anybody's own: when and by whom it was made. A touchpoint goes with the value it tells of, and so does an
 * identifier nobody has touched; as the value comes back, another that says the same is made.
 */
const anew: Readonly<Record<string, readonly string[]>> = {
  touchpoint: ['id', 'created_at', 'change_set_id'],
  identifier: ['id', 'created_at', 'change_set_id', 'source', 'first_seen_at', 'last_seen_at'],
}

/**
 * Every row of every table, but for those that tell the past: table by table, in the order of what the rows say. Two of these are equal when
 * nothing that anybody could see differs.
 */
export async function wholeDatabase(db: Database): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and not relname = any(${telling}::text[]) order by 1`.execute(db)
  const read = tables.map(
    ({ name }) => sql`
      select ${name}::text as name, array(
        select (to_jsonb(record) - ${[...written, ...(anew[name] ?? [])]}::text[])::text from ${sql.table(name)} as record order by 1
      ) as rows`,
  )
  const { rows } = await sql<{ name: string; rows: string[] }>`${sql.join(read, sql` union all `)}`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ name, rows: all }) => [name, all]))
}
