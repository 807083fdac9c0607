import type { Config } from '../config.ts'
import { closePool, createPool } from '../database/connect.ts'
import { type OpenDatabase, openDatabase } from '../database/open.ts'
import { Problem } from '../problem.ts'
import { type Finding, ill } from './examination.ts'
import { lookAtDatabase } from './look-at-database.ts'

/** Opens the database and looks at it: whether it can be reached, and all that `lookAtDatabase` looks at. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  let database: OpenDatabase
  try {
    database = await openDatabase(config, 'doctor', 'share')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [ill('Database', error.title, error.mend)]
  }
  const pool = createPool(database.settings, { maxConnections: 1 })
  try {
    return await lookAtDatabase(pool, config)
  } catch (error) {
    return [
      ill(
        'Database',
        `it does not answer: ${(error as Error).message}.`,
        'Check DATABASE_URL, and that it runs.',
      ),
    ]
  } finally {
    await closePool(pool)
    await database.close()
  }
}
