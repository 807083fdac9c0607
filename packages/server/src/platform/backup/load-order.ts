import type { PoolClient } from '../database/connect.ts'
import { type BackupHeader, brokenBackup, tableKey } from './backup-format.ts'
import { type ForeignKey, foreignKeys, quoted, stateTables } from './catalogue.ts'

/**
 * Makes the tables ready to take rows in any order: empty (a new schema has some rows of its own), without foreign keys, without
 * triggers. Answers with the foreign keys, which {@link finishLoading} makes again, and checks by that.
 */
export async function prepareForLoading(client: PoolClient, header: BackupHeader): Promise<ForeignKey[]> {
  await requireColumns(client, header)
  const keys = await foreignKeys(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { schema, name, parent, bound } of header.partitions) {
    await client.query(`create table if not exists ${quoted(schema, name)} partition of ${parent} ${bound}`)
  }
  const tables = header.tables.map(({ schema, name }) => quoted(schema, name))
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await client.query(`truncate ${tables.join(', ')}`)
  return keys
}

async function requireColumns(client: PoolClient, header: BackupHeader): Promise<void> {
  const ours = new Map((await stateTables(client)).map((table) => [tableKey(table), new Set(table.columns)]))
  for (const table of header.tables) {
    const columns = ours.get(tableKey(table))
    const missing = table.columns.find((column) => !columns?.has(column))
    if (missing === undefined && columns) continue
    const what = columns ? `the column ${tableKey(table)}.${missing}` : `the table ${tableKey(table)}`
    throw brokenBackup(`The backup has ${what}, which this version does not have.`)
  }
}

/** Puts keys, triggers and sequences back, and frees the jobs that were under way when the backup was made. */
export async function finishLoading(
  client: PoolClient,
  header: BackupHeader,
  keys: ForeignKey[],
): Promise<void> {
  for (const { schema, name } of header.tables) {
    await client.query(`alter table ${quoted(schema, name)} enable trigger user`)
  }
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
  for (const { schema, name, value } of header.sequences) {
    await client.query('select setval($1::regclass, $2)', [quoted(schema, name), value])
  }
  for (const table of ['_private_jobs', '_private_job_queues']) {
    await client.query(
      `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_by is not null`,
    )
  }
}
