import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { restoreBackup } from '../backup/restore-backup.ts'
import { readShape } from '../backup/shape.ts'
import { readConfig } from '../config.ts'
import { closePool, createPool, type Pool } from '../database/connect.ts'
import { readMigrations } from '../database/migrate.ts'
import { openFileStore } from '../files/file-store.ts'
import { createLog } from '../log.ts'
import type { Product } from '../module.ts'
import { openServices } from '../process/open-services.ts'
import type { Services } from '../services.ts'
import { emptyDatabase, testDatabase } from '../testing.ts'
import { rollBack } from './roll-back.ts'
import { kept, listSnapshots, takeSnapshot } from './snapshots.ts'

/** Backups made by the versions that landed, one for each schema there was: a sample business of 40, analysed, with an API key. */
const landedFolder = join(import.meta.dirname, 'landed')
const landed = (await readdir(landedFolder)).map((name) => join(landedFolder, name))
const migrations = await readMigrations()
const log = createLog('silent')
const dataDir = await mkdtemp(join(tmpdir(), 'regulars-upgrade-'))
afterAll(() => rm(dataDir, { recursive: true }))
const files = openFileStore(join(dataDir, 'files'))
const product: Product = { modules: [], services: (platform) => platform as Services }
const config = readConfig({ DATA_DIR: dataDir })

/** What must survive any upgrade: who there is, what they bought, what is remembered. */
async function essence(pool: Pool): Promise<unknown> {
  const { rows } = await pool.query(
    `select (select json_agg(array[name, email, customer_number, revenue::text] order by id) from contact) as contacts,
      (select json_agg(array[number, total::text, contact_id::text] order by id) from "order") as orders,
      (select count(*) from touchpoint) as touchpoints, (select count(*) from contact_score) as scores,
      (select json_agg(label order by id) from change_set) as changes`,
  )
  return rows[0]
}

test('every schema that landed has a backup here, and the migrations begin with its steps', () => {
  expect(landed.map((file) => basename(file))).toEqual(
    expect.arrayContaining(['0020.tar.gz', '0141.tar.gz', '0177.tar.gz', '0206.tar.gz']),
  )
})

test.each(landed)(
  '%s is brought to the schema that a new database has, with all that was in it',
  async (file) => {
    const [fresh, old, upgraded] = [await testDatabase(), await emptyDatabase(), await emptyDatabase()]
    await restoreBackup(file, { pool: old.pool, files, migrations, log }, 'as-it-was')
    await restoreBackup(file, { pool: upgraded.pool, files, migrations, log })
    expect(await essence(upgraded.pool)).toEqual(await essence(old.pool))
    expect(await essence(old.pool)).toMatchObject({ scores: 40 })
    const byName = async ({ pool }: { pool: Pool }) => {
      const { columns, ...rest } = await readShape(pool)
      return {
        ...rest,
        columns: columns.toSorted((a, b) => (`${a.table} ${a.name}` < `${b.table} ${b.name}` ? -1 : 1)),
      }
    }
    expect(await byName(upgraded)).toEqual(await byName(fresh))
  },
)

test('an upgrade keeps the state before it, and one command goes back to it', async () => {
  const { settings } = await emptyDatabase()
  const within = async <T>(work: (pool: Pool) => Promise<T>): Promise<T> => {
    const pool = createPool(settings)
    return work(pool).finally(() => closePool(pool))
  }
  const steps = (pool: Pool) => pool.query('select name from migration order by number')
  await within((pool) => restoreBackup(landed[0]!, { pool, files, migrations, log }, 'as-it-was'))
  const before = await within(essence)
  const [old, now] = [(await within(steps)).rows, new Date('2026-12-01T10:00:00Z')]

  const { services, close } = await openServices(config, { settings }, product, log)
  await services.pool.query("update contact set name = 'Changed since'")
  await close()
  expect((await within(steps)).rows).toHaveLength(migrations.length)
  const [snapshot] = await listSnapshots(dataDir)
  const next = String(migrations[old.length]!.number).padStart(4, '0')
  expect(basename(snapshot!.file)).toMatch(new RegExp(`^before-${next}-`))

  const { replaced } = await rollBack({ dataDir, settings, version: 'test', now, log })
  expect((await within(steps)).rows).toEqual(old)
  expect(await within(essence)).toEqual(before)
  // Nothing is lost by going back: what was there is a snapshot as well.
  const again = await emptyDatabase()
  await restoreBackup(replaced, { pool: again.pool, files, migrations, log })
  const { rows } = await again.pool.query('select distinct name from contact')
  expect(rows).toEqual([{ name: 'Changed since' }])
})

test('the newest snapshots are kept, and one that cannot be written stops the upgrade', async () => {
  const { pool } = await testDatabase()
  const take = (day: number, folder = dataDir) =>
    takeSnapshot({
      dataDir: folder,
      pool,
      version: 'test',
      now: new Date(Date.UTC(2027, 0, day)),
      reason: 'before-9999',
    })
  for (const day of [1, 2, 3, 4]) await take(day)
  const found = await listSnapshots(dataDir)
  expect(found).toHaveLength(kept)
  expect(found[0]!.madeAt.toISOString()).toBe('2027-01-04T00:00:00.000Z')
  await expect(take(5, landed[0])).rejects.toMatchObject({ code: 'upgrade.no-snapshot' })
})
