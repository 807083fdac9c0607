import type { Pool, PoolClient } from './connect.ts'

/** A connection for one purpose alone, under a setting of its own: made when it is first asked for, and anew after it broke. */
export interface OwnConnection {
  open(): Promise<PoolClient>
  /** Lets the connection go, for good or until it is asked for again. */
  close(): void
}

/** @param setting a statement that each connection begins with */
export function ownConnection(pool: Pool, setting: string): OwnConnection {
  let open: PoolClient | undefined
  const forget = (client: PoolClient | undefined) => {
    if (!client || client !== open) return
    open = undefined
    client.release(true)
  }
  return {
    async open() {
      if (open) return open
      const client = await pool.connect()
      await client.query(setting).catch((error: Error) => {
        client.release(true)
        throw error
      })
      client.once('error', () => forget(client))
      open = client
      return client
    },
    close: () => forget(open),
  }
}
