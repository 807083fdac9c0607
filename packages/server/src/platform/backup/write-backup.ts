import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import type { Pool, PoolClient } from '../database/connect.ts'
import type { FileStore } from '../files/file-store.ts'
import {
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
  filesFolder,
  headerName,
  manifestName,
  tableKey,
} from './backup-format.ts'
import { appliedMigrations, partitions, quoted, sequences, stateTables } from './catalogue.ts'
import { readShape } from './shape.ts'

/** What is backed up. */
export interface BackupSource {
  pool: Pool
  files: Pick<FileStore, 'all' | 'path'>
  version: string
}

/** What a backup holds, for people. */
export interface BackupSummary {
  tables: number
  rows: number
  files: number
  bytes: number
}

const partBytes = 4 * 1024 * 1024

/**
 * Writes everything into one file, as it was at one moment: the database is read in a single snapshot, while the server may run
 * on. The file gets its name when it is whole; only its owner may read it, since it holds password hashes and keys.
 */
export async function writeBackup(source: BackupSource, target: string, now: Date): Promise<BackupSummary> {
  const partial = `${target}.partial`
  const archive = pack()
  const written = pipeline(
    archive,
    createGzip({ level: 4 }),
    createWriteStream(partial, { mode: 0o600, flush: true }),
  )
  try {
    const [manifest] = await Promise.all([fill(archive, source, now), written])
    await rename(partial, target)
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    return {
      tables: Object.keys(manifest.tables).length,
      rows,
      files: manifest.files,
      bytes: (await stat(target)).size,
    }
  } catch (error) {
    archive.destroy()
    await written.catch(() => {})
    await rm(partial, { force: true })
    throw error
  }
}

async function fill(
  archive: Pack,
  { pool, files, version }: BackupSource,
  now: Date,
): Promise<BackupManifest> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const header = await describe(client, version, now)
    await add(archive, headerName, JSON.stringify(header, undefined, 2))
    const manifest: BackupManifest = { tables: {}, files: 0 }
    for (const table of header.tables)
      manifest.tables[tableKey(table)] = await addTable(archive, client, table)
    for await (const hash of files.all()) manifest.files += await addFile(archive, files, hash)
    await add(archive, manifestName, JSON.stringify(manifest, undefined, 2))
    archive.finalize()
    return manifest
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

async function describe(client: PoolClient, version: string, now: Date): Promise<BackupHeader> {
  return {
    product: 'Regulars',
    format: 1,
    version,
    createdAt: now.toISOString(),
    migrations: await appliedMigrations(client),
    tables: await stateTables(client),
    partitions: await partitions(client),
    sequences: await sequences(client),
    shape: await readShape(client),
  }
}

/** A tar entry says its length first, and how long a table will be is not known; so it comes in parts. */
async function addTable(
  archive: Pack,
  client: PoolClient,
  table: BackupTable,
): Promise<BackupManifest['tables'][string]> {
  const columns = table.columns.map((column) => quoted(column)).join(', ')
  const rows = client.query(
    copyTo(`copy (select ${columns} from ${quoted(table.schema, table.name)}) to stdout`),
  )
  const sha256 = createHash('sha256')
  let number = 0
  for await (const part of inParts(rows)) {
    number += 1
    sha256.update(part)
    await add(archive, `tables/${tableKey(table)}/${String(number).padStart(6, '0')}`, part)
  }
  return { rows: rows.rowCount, sha256: sha256.digest('hex') }
}

async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    bytes += chunk.length
    if (bytes < partBytes) continue
    yield Buffer.concat(waiting)
    waiting = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(waiting)
}

async function add(archive: Pack, name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content)
  await pipeline(Readable.from([buffer]), archive.entry({ name, size: buffer.length }))
}

/** A file may have been removed since its name was read; then no row refers to it any more. */
async function addFile(archive: Pack, files: BackupSource['files'], hash: string): Promise<0 | 1> {
  const path = await files.path(hash).catch(() => undefined)
  if (path === undefined) return 0
  const { size } = await stat(path)
  await pipeline(createReadStream(path), archive.entry({ name: `${filesFolder}${hash}`, size }))
  return 1
}
