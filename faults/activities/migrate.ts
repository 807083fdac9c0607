import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { restoreBackup } from '../../packages/server/src/platform/backup/restore-backup.ts'
import { closePool, createPool, type Pool } from '../../packages/server/src/platform/database/connect.ts'
import { readMigrations } from '../../packages/server/src/platform/database/migrate.ts'
import { openFileStore } from '../../packages/server/src/platform/files/file-store.ts'
import { createLog } from '../../packages/server/src/platform/log.ts'
import type { ApartShop } from '../kit/apart.ts'
import { eventually } from '../kit/eventually.ts'
import { killProcess, launch, readyAddress } from '../kit/launch.ts'
import type { Round, Work } from '../kit/round.ts'

const landed = join(import.meta.dirname, '../../packages/server/src/platform/upgrade/landed')

/** What must survive any upgrade. */
const essence = `select (select count(*) from contact) as contacts, (select sum(revenue)::bigint from contact) as revenue,
  (select count(*) from "order") as orders, (select sum(total)::bigint from "order") as amount,
  (select count(*) from touchpoint) as touchpoints,
  (select json_agg(id order by id) from change_set where label like 'Sample%') as changes`

/** What the first start of a version brings along must be there once, however often that start was killed. */
const broughtTwice = `
  select name from pipeline group by name having count(*) > 1
  union all select name from segment group by name having count(*) > 1
  union all select key from role group by key having count(*) > 1`

export const migrating: Work = {
  name: 'migration',
  title: 'an upgrade of the schema',
  shop: 'apart',
  async run(round) {
    const shop = round.shop as ApartShop
    const name = `upgraded_${round.mark.toLowerCase()}`
    const folder = await mkdtemp(join(tmpdir(), 'regulars-upgrade-'))
    await shop.rows(`create database ${name}`)
    // Its connections go through the wire too, so a killed database or a dead network meets them as well.
    const pool = createPool({ connectionString: shop.databaseUrl(name) }, { maxConnections: 4 })
    try {
      await restoreOldest(pool, folder)
      const before = await ask(pool, essence)
      await upgradeWithKills(round, { DATABASE_URL: shop.databaseUrl(name), DATA_DIR: folder, ROLE: 'web' })
      round.expect('what was there before the upgrade', await ask(pool, essence), before)
      await expectUpgraded(round, pool, folder)
    } finally {
      await closePool(pool)
      await shop.rows(`drop database ${name} with (force)`)
      await rm(folder, { recursive: true })
    }
  },
}

/** Asks past connections that the harm has broken. */
const ask = <T>(pool: Pool, query: string): Promise<T[]> =>
  eventually('the database answers', async () => (await pool.query(query)).rows)

async function restoreOldest(pool: Pool, folder: string): Promise<void> {
  const [oldest] = (await readdir(landed)).sort()
  const files = openFileStore(join(folder, 'files'))
  const target = { pool, files, migrations: await readMigrations(), log: createLog('silent') }
  await restoreBackup(join(landed, oldest!), target, 'as-it-was')
}

/** Starts the server on the old database and kills it while it takes the steps; in the end it is let. */
async function upgradeWithKills(round: Round, env: Record<string, string>): Promise<void> {
  for (let left = round.between(2, 6); left > 0; left--) {
    const child = launch('main.ts', [], env)
    child.stdout!.resume()
    // The process itself takes most of a second before it looks at the database.
    const ms = round.between(500, 2_500)
    await sleep(ms)
    const harmed = round.random() < 0.3 && round.harm(['database', 'network'])
    await killProcess(child)
    await harmed
    round.note(`upgrade killed after ${ms} ms`)
  }
  const child = launch('main.ts', [], env)
  await readyAddress(child)
  await killProcess(child, 'SIGTERM')
}

async function expectUpgraded(round: Round, pool: Pool, folder: string): Promise<void> {
  const rows = await ask<{ name: string }>(pool, 'select name from migration order by number')
  round.expect(
    'the steps taken',
    rows.map(({ name }) => name),
    (await readMigrations()).map(({ name }) => name),
  )
  round.expect('what a start brings along, twice', await ask(pool, broughtTwice), [])
  const snapshots = await readdir(join(folder, 'snapshots'))
  const whole = snapshots.filter((name) => /^before-\d{4}-.*\.tar\.gz$/.test(name))
  round.expect('the state before the upgrade was kept', whole.length > 0, true)
}
