import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Pool } from '../../packages/server/src/platform/database/connect.ts'
import { secondsOf } from '../kit/benchmark.ts'

const bare = (table: string): string => `bare_${table.replaceAll('"', '')}`

/** Keeps the rows of tables in files, as COPY writes them. */
export async function keepRows(pool: Pool, folder: string, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const client = await pool.connect()
    try {
      await pipeline(
        client.query(copyTo(`copy (select * from ${table}) to stdout`)),
        createWriteStream(join(folder, `${bare(table)}.copy`)),
      )
    } finally {
      client.release()
    }
  }
}

/** Seconds that COPY needs for the rows that were kept, into new tables of the same columns; `withIndexes` with the same indexes too. */
export async function copyOnce(
  pool: Pool,
  folder: string,
  tables: readonly string[],
  withIndexes = false,
): Promise<number> {
  for (const table of tables) {
    const like = withIndexes ? `(like ${table} including indexes)` : `as select * from ${table} with no data`
    await pool.query(`drop table if exists ${bare(table)}; create table ${bare(table)} ${like}`)
  }
  return secondsOf(async () => {
    for (const table of tables) {
      const client = await pool.connect()
      try {
        await pipeline(
          createReadStream(join(folder, `${bare(table)}.copy`)),
          client.query(copyFrom(`copy ${bare(table)} from stdin`)),
        )
      } finally {
        client.release()
      }
    }
  })
}
