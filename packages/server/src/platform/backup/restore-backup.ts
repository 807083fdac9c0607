import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { type Extract, extract } from 'tar-stream'
import type { Pool, PoolClient } from '../database/connect.ts'
import { type Migration, migrate } from '../database/migrate.ts'
import type { FileStore } from '../files/file-store.ts'
import { migrateQueue } from '../jobs/worker.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import { yieldToBuiltIn } from '../upgrade/yielding/yield-to-built-in.ts'
import {
  type BackupHeader,
  type BackupManifest,
  brokenBackup,
  filesFolder,
  headerName,
  manifestName,
  parseHeader,
  parseManifest,
  tableKey,
} from './backup-format.ts'
import { finishLoading, prepareForLoading } from './load-order.ts'
import { startTableLoad, type TableLoad } from './load-table.ts'
import { makeMissingColumns, makeMissingKeys } from './shape.ts'

/** Where a backup is restored to. */
export interface RestoreTarget {
  pool: Pool
  files: FileStore
  migrations: Migration[]
  log: Log
}

type Entry = Extract extends AsyncIterable<infer E> ? E : never

/** Stands as the comment of the schema while a restore is under way, so that one that was broken off can be done again. */
const mark = 'A backup is being restored.'

/**
 * Restores a backup into an empty database. The rows are written in one transaction, and checked against the backup's own sums
 * before it is committed; a backup of an earlier version is brought up to date after that, unless the schema shall stay as it was.
 *
 * @throws Problem `backup.not-empty`, `backup.newer`, `backup.broken`
 */
export async function restoreBackup(
  source: string,
  target: RestoreTarget,
  schema: 'newest' | 'as-it-was' = 'newest',
): Promise<BackupManifest> {
  const entries = openArchive(source)
  const client = await target.pool.connect()
  try {
    await requireEmpty(client)
    const manifest = await load(entries, client, target)
    if (schema === 'newest')
      await migrate(target.pool, target.migrations, () => yieldToBuiltIn(target.pool, target.log))
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw unlessProblem(error)
  } finally {
    client.release()
  }
}

function openArchive(source: string): AsyncIterator<Entry> {
  const archive = extract()
  const file = createReadStream(source)
  const unzipped = createGunzip()
  for (const stream of [file, unzipped]) stream.on('error', (error) => archive.destroy(error))
  file.pipe(unzipped).pipe(archive)
  return archive[Symbol.asyncIterator]()
}

/** Errors of the archive itself (cut off, no gzip, no tar) are about the backup; ours say themselves what they are about. */
function unlessProblem(error: unknown): unknown {
  if (error instanceof Problem) return error
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (code === 'ENOENT')
    return new Problem('backup.not-found', { status: 404, title: 'There is no such file.' })
  const broken =
    code.startsWith('Z_') || /tar|unexpected end|premature close|stream was destroyed/i.test(message)
  return broken ? brokenBackup('The backup is damaged, or is not a backup.', error) : error
}

async function requireEmpty(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ tables: number; comment: string | null }>(
    `select count(*) as tables, obj_description('public'::regnamespace, 'pg_namespace') as comment
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  const [found] = rows
  if (found?.tables === 0 || found?.comment === mark) return
  throw new Problem('backup.not-empty', {
    status: 409,
    title: 'A backup can only be restored into an empty database, and this one has been used.',
    mend: 'Set DATA_DIR to a new folder (or DATABASE_URL to a new database) and restore there.',
  })
}

async function load(
  entries: AsyncIterator<Entry>,
  client: PoolClient,
  target: RestoreTarget,
): Promise<BackupManifest> {
  const header = await readHeader(entries)
  await makeSchema(client, header, target)
  await client.query('begin')
  if (header.shape) await makeMissingColumns(client, header.shape, header.sequences)
  const keys = await prepareForLoading(client, header)
  const seen: BackupManifest = { tables: {}, files: 0 }
  let current: TableLoad | undefined
  const finishTable = async () => {
    if (current) seen.tables[current.key] = await current.end()
    current = undefined
  }
  for await (const entry of { [Symbol.asyncIterator]: () => entries }) {
    const [folder, key = ''] = entry.header.name.split('/')
    if (folder === 'tables') {
      if (current?.key !== key) {
        await finishTable()
        current = startTableLoad(client, tableNamed(header, key))
      }
      await current?.write(entry as AsyncIterable<Buffer>)
      continue
    }
    await finishTable()
    if (entry.header.name === manifestName) {
      const manifest = requireSame(parseManifest(await text(entry)), seen)
      await finishLoading(client, header, keys)
      if (header.shape) await makeMissingKeys(client, header.shape)
      await client.query('comment on schema public is null')
      await client.query('commit')
      return manifest
    }
    seen.files += await restoreFile(entry, target.files)
  }
  throw brokenBackup('The backup is not whole: its end is missing.')
}

async function readHeader(entries: AsyncIterator<Entry>): Promise<BackupHeader> {
  const { value: entry } = await entries.next()
  if (entry?.header.name !== headerName) throw brokenBackup('This is no backup made by Regulars.')
  return parseHeader(await text(entry))
}

/** Takes the very steps that made the backup's schema; a database further on would not fit its rows. */
async function makeSchema(
  client: PoolClient,
  header: BackupHeader,
  { pool, migrations, log }: RestoreTarget,
) {
  const steps = migrations.slice(0, header.migrations.length)
  const same = header.migrations.every(({ checksum }, index) => steps[index]?.checksum === checksum)
  if (!same) {
    throw new Problem('backup.newer', {
      status: 409,
      title: `The backup was made by Regulars ${header.version}, whose database this version does not know.`,
      mend: 'Restore it with that version or a later one.',
    })
  }
  await client.query(`comment on schema public is '${mark}'`)
  await migrate(pool, steps)
  await migrateQueue(pool, log)
}

function tableNamed(header: BackupHeader, key: string) {
  const table = header.tables.find((each) => tableKey(each) === key)
  if (!table) throw brokenBackup(`The backup has rows of ${key}, which it does not list.`)
  return table
}

async function restoreFile(entry: Entry, files: FileStore): Promise<1> {
  const name = entry.header.name
  const { hash } = await files.write(Readable.from(entry))
  if (`${filesFolder}${hash}` !== name) throw brokenBackup(`The file ${name} in the backup is damaged.`)
  return 1
}

function requireSame(manifest: BackupManifest, seen: BackupManifest): BackupManifest {
  for (const [key, { rows, sha256 }] of Object.entries(manifest.tables)) {
    const found = seen.tables[key]
    // A table without rows has no part in the archive.
    if (rows === 0 && !found) continue
    if (found?.rows !== rows || found.sha256 !== sha256)
      throw brokenBackup(`The rows of ${key} in the backup are damaged.`)
  }
  if (seen.files !== manifest.files) throw brokenBackup('Files are missing in the backup.')
  return manifest
}
