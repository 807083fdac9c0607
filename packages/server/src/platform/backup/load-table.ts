import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { PoolClient } from '../database/connect.ts'
import { type BackupTable, tableKey } from './backup-format.ts'
import { quoted } from './catalogue.ts'

/** The rows of one table on their way in. */
export interface TableLoad {
  key: string
  write(part: AsyncIterable<Buffer>): Promise<void>
  /** Ends the table and answers with what came. */
  end(): Promise<{ rows: number; sha256: string }>
}

/** Starts to copy rows into a table; its parts follow one after another. */
export function startTableLoad(client: PoolClient, table: BackupTable): TableLoad {
  const columns = table.columns.map((column) => quoted(column)).join(', ')
  const rows = client.query(copyFrom(`copy ${quoted(table.schema, table.name)} (${columns}) from stdin`))
  const ended = finished(rows)
  ended.catch(() => {}) // told to whoever waits for `end` or for room
  const sha256 = createHash('sha256')
  return {
    key: tableKey(table),
    async write(part) {
      for await (const chunk of part) {
        sha256.update(chunk)
        if (!rows.write(chunk)) await Promise.race([once(rows, 'drain'), ended])
      }
    },
    async end() {
      rows.end()
      await ended
      return { rows: rows.rowCount, sha256: sha256.digest('hex') }
    },
  }
}
