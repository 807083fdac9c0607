import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { restoreBackup } from '../../packages/server/src/platform/backup/restore-backup.ts'
import { closePool, createPool } from '../../packages/server/src/platform/database/connect.ts'
import { openEmbedded } from '../../packages/server/src/platform/database/embedded/embedded.ts'
import { readMigrations } from '../../packages/server/src/platform/database/migrate.ts'
import { openFileStore } from '../../packages/server/src/platform/files/file-store.ts'
import { createLog } from '../../packages/server/src/platform/log.ts'

import { atExit, quitPostgres } from './at-exit.ts'

/** A backup restored into a place of its own. */
export interface RestoredShop {
  rows<T>(query: string): Promise<T[]>
  remove(): Promise<void>
}

/** Restores a backup into an empty place. @throws Problem when it is damaged */
export async function restoreBeside(file: string): Promise<RestoredShop> {
  const directory = await mkdtemp(join(tmpdir(), 'regulars restored '))
  await chmod(directory, 0o755)
  const dataDir = join(directory, 'data')
  const gone = atExit(() => quitPostgres(dataDir))
  const database = await openEmbedded({ dataDir, purpose: 'restore', whenOpen: 'refuse', durable: false })
  const pool = createPool(database.settings)
  const remove = async () => {
    await closePool(pool)
    await database.close()
    gone()
    await rm(directory, { recursive: true, force: true })
  }
  try {
    const files = openFileStore(join(dataDir, 'files'))
    await restoreBackup(file, { pool, files, migrations: await readMigrations(), log: createLog('silent') })
    return { rows: async (query) => (await pool.query(query)).rows, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
