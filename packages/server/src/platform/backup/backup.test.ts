import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Pool } from '../database/connect.ts'
import { type Migration, migrate, readMigrations } from '../database/migrate.ts'
import { openFileStore } from '../files/file-store.ts'
import { createJobs } from '../jobs/jobs.ts'
import { startLive } from '../live/live.ts'
import { createLog } from '../log.ts'
import { emptyDatabase, testDatabase } from '../testing.ts'
import { quoted, stateTables } from './catalogue.ts'
import { restoreBackup } from './restore-backup.ts'
import { readShape } from './shape.ts'
import { writeBackup } from './write-backup.ts'

const log = createLog('silent')
const directory = await mkdtemp(join(tmpdir(), 'regulars-backup-'))
afterAll(() => rm(directory, { recursive: true }))
const ours = await readMigrations()
/** What later versions will bring: partitions, references in a circle, texts that are hard to write down. */
const later: Migration = {
  number: 9999,
  name: '9999_later',
  checksum: 'later',
  sql: `create table hen (id int primary key, egg int); create table egg (id int primary key, hen int references hen (id));
    alter table hen add foreign key (egg) references egg (id) deferrable initially deferred;
    create table seed (word text); insert into seed values ('from the migration');
    create table visit (at date, what text, length int generated always as (length(what)) stored) partition by range (at);
    create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');`,
}
const migrations = [...ours, later]
const now = new Date('2026-11-22T10:00:00Z')
const awkward = 'tab\t newline\n backslash \\ quote " \\N \\. ünï 🫘'

const source = await testDatabase()
await migrate(source.pool, migrations)
await source.pool.query(`
  begin; insert into hen values (1, 1), (2, null); insert into egg values (1, 1); commit;
  create table visit_2027 partition of visit for values from ('2027-01-01') to ('2028-01-01');
  insert into visit select date '2026-06-01' + n, 'visit ' || n from generate_series(1, 400) as n;
  delete from seed; insert into seed values ('changed by people')`)
await source.pool.query('insert into visit values ($1, $2)', ['2027-12-24', awkward])
/** What people make while the server runs: an object, a field of a built-in one, and one that follows from others. */
await source.pool.query(`
  create function "x twice"(bigint) returns bigint language sql immutable return $1 * 2;
  create table "x Machine" (id uuid primary key default uuid_v7(), "serial no" text collate "C" not null check ("serial no" <> ''),
    price bigint, doubled bigint generated always as ("x twice"(price)) stored, hen_id int references hen (id) on delete set null);
  create unique index "x Machine_serial" on "x Machine" (lower("serial no")) where price is not null;
  alter table hen add column x_weight double precision default 1.5;
  create index hen_x_weight on hen (x_weight, id);
  create trigger "x watch" before update on "x Machine" for each row execute function suppress_redundant_updates_trigger();
  drop index app_user_name_search;
  insert into "x Machine" ("serial no", price, hen_id) values ('A-1', 21, 1), ('B-2', null, null)`)
const live = await startLive(source.settings, source.db, log)
const job = { name: 'test.waits', schema: z.object({}), label: () => 'Waiting', run: async () => {} }
await createJobs(source.db, live).enqueue(job, {})
await live.close()
const sourceFiles = openFileStore(join(directory, 'files'))
const { hash } = await sourceFiles.write(Readable.from([Buffer.from('an attachment')]))

let counter = 0
async function backup(): Promise<string> {
  counter += 1
  const file = join(directory, `backup-${counter}.tar.gz`)
  await writeBackup({ pool: source.pool, files: sourceFiles, version: '1.2.3' }, file, now)
  return file
}

async function restore(file: string, steps = migrations) {
  const { pool } = await emptyDatabase()
  const files = openFileStore(join(directory, `restored-${counter++}`))
  return { pool, files, restored: restoreBackup(file, { pool, files, migrations: steps, log }) }
}

/** Everything in a database, in one text. */
async function everything(pool: Pool): Promise<unknown> {
  const client = await pool.connect()
  try {
    const dumps: unknown[] = [await readShape(client)]
    for (const table of [
      ...(await stateTables(client)).map(({ schema, name }) => quoted(schema, name)),
      'migration',
    ]) {
      const { rows } = await client.query(
        `select to_jsonb(t) - 'applied_at' as row from ${table} as t order by t::text`,
      )
      dumps.push(table, rows)
    }
    return dumps
  } finally {
    client.release()
  }
}

test('what was backed up is restored, to the last letter', async () => {
  const { pool, files, restored } = await restore(await backup())
  await restored
  expect(await everything(pool)).toEqual(await everything(source.pool))
  expect(await new Response(Readable.toWeb(await files.read(hash)) as ReadableStream).text()).toBe(
    'an attachment',
  )
  const { rows } = await pool.query('select what, length from visit where at = $1', ['2027-12-24'])
  expect(rows).toEqual([{ what: awkward, length: awkward.length - 1 }])
})

test('a restored database is as strict as before, and its sequences go on', async () => {
  const { pool, restored } = await restore(await backup())
  await restored
  await expect(pool.query('insert into egg values (9, 9)')).rejects.toThrow('foreign key')
  const { rows } = await pool.query(
    `select (select max(id) from graphile_worker._private_jobs) < (
       select id from graphile_worker.add_job('test.next')) as grows`,
  )
  expect(rows).toEqual([{ grows: true }])
})

test('a backup is one moment, whatever happens while it is made', async () => {
  let busy = true
  const writing = (async () => {
    for (let id = 100; busy; id++) await source.pool.query('insert into hen values ($1, null)', [id])
  })()
  const file = await backup()
  busy = false
  await writing
  const { pool, restored } = await restore(file)
  await restored
  const { rows } = await pool.query(
    'select count(*) filter (where id >= 100) = coalesce(max(id), 99) - 99 as whole from hen where id >= 100',
  )
  expect(rows[0].whole).toBe(true)
  await source.pool.query('delete from hen where id >= 100')
})

test('only its owner can read a backup', async () => {
  expect((await stat(await backup())).mode & 0o077).toBe(0)
})

test('a database that has been used is not overwritten', async () => {
  const target = { pool: source.pool, files: sourceFiles, migrations, log }
  const before = await everything(source.pool)
  await expect(restoreBackup(await backup(), target)).rejects.toMatchObject({ code: 'backup.not-empty' })
  expect(await everything(source.pool)).toEqual(before)
})

test('a backup of a version that knew more is refused', async () => {
  const { restored } = await restore(await backup(), ours)
  await expect(restored).rejects.toMatchObject({ code: 'backup.newer' })
})

test('a backup of an earlier version is brought up to date', async () => {
  const next: Migration = {
    number: 10_000,
    name: 'next',
    checksum: 'next',
    sql: 'alter table hen add name text default $$Berta$$',
  }
  const { pool, restored } = await restore(await backup(), [...migrations, next])
  await restored
  const { rows } = await pool.query('select name from hen where id = 1')
  expect(rows).toEqual([{ name: 'Berta' }])
})

async function damaged(change: (content: Buffer) => Buffer): Promise<string> {
  const file = await backup()
  await writeFile(file, change(await readFile(file)))
  return file
}

const damages: ReadonlyArray<readonly [string, (content: Buffer) => Buffer]> = [
  ['cut off', (content) => content.subarray(0, content.length / 2)],
  ['cut off at the end', (content) => gzipSync(gunzipSync(content).subarray(0, -8192))],
  ['no gzip', () => Buffer.from('hello')],
  ['no tar', () => gzipSync(Buffer.from('hello'.repeat(1000)))],
  ['empty', () => Buffer.alloc(0)],
  [
    'changed in a row',
    (content) =>
      gzipSync(
        Buffer.from(gunzipSync(content).toString('latin1').replace('visit 7\n', 'visit 8\n'), 'latin1'),
      ),
  ],
  [
    'changed in a file',
    (content) =>
      gzipSync(
        Buffer.from(
          gunzipSync(content).toString('latin1').replace('an attachment', 'an Attachment'),
          'latin1',
        ),
      ),
  ],
]

/** The backup with its file named otherwise, as an attacker would name it, and the sums of the archive put right. */
function filedAs(name: string): (content: Buffer) => Buffer {
  return (content) => {
    const archive = gunzipSync(content)
    const head = archive.subarray(archive.indexOf('files/')).subarray(0, 512)
    head.fill(0, 0, 100)
    head.write(name)
    head.fill(' ', 148, 156)
    const sum = head.reduce((total, byte) => total + byte, 0)
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return gzipSync(archive)
  }
}

test('a backup whose file would lie elsewhere is refused, and nothing lies there', async () => {
  const { pool } = await emptyDatabase()
  const files = openFileStore(join(directory, `restored-${counter++}`))
  for (const name of ['files/../../../../escaped', '../escaped'])
    await expect(
      restoreBackup(await damaged(filedAs(name)), { pool, files, migrations, log }),
    ).rejects.toMatchObject({ code: 'backup.broken' })
  const names = await readdir(directory, { recursive: true })
  expect(names.filter((each) => each.includes('escaped'))).toEqual([])
  for await (const kept of files.all()) expect(kept).toMatch(/^[0-9a-f]{64}$/)
})

test('a backup that is damaged in any way is refused, and the right one can be restored after it', async () => {
  const { pool } = await emptyDatabase()
  const files = openFileStore(join(directory, `restored-${counter++}`))
  const target = { pool, files, migrations, log }
  for (const [what, change] of damages)
    await expect(restoreBackup(await damaged(change), target), what).rejects.toMatchObject({
      code: 'backup.broken',
    })
  await restoreBackup(await backup(), target)
  expect(await everything(pool)).toEqual(await everything(source.pool))
})
