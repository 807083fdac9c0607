/** A wire between two programs that can be cut, go dead, and come back, as networks do. */
import { createServer, connect as dial, type NetConnectOpts, type Socket } from 'node:net'

export interface Wire {
  port: number
  /** Breaks every connection; new ones are made at once. */
  cut(): void
  /** Breaks every connection and lets none through until `up`. */
  down(): void
  up(): void
  /** From now on nothing goes either way, and nobody is told; `up` lets it go on. */
  hold(): void
  close(): Promise<void>
}

/** Lays a wire to `target`, which is looked up anew for each connection. */
export async function layWire(target: () => NetConnectOpts): Promise<Wire> {
  const ends = new Set<Socket>()
  let state: 'up' | 'down' | 'held' = 'up'
  const server = createServer((near) => {
    if (state === 'down') return void near.resetAndDestroy()
    const far = dial(target())
    for (const end of [near, far]) {
      ends.add(end)
      // A real wire does not keep a few bytes back until those before have been acknowledged: 40 ms for the end of every mail.
      end.setNoDelay()
      end.on('error', () => undefined)
      end.once('close', () => {
        ends.delete(end)
        near.destroy()
        far.destroy()
      })
      if (state === 'held') end.pause()
    }
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    // A socket of the file system knows no reset.
    for (const end of ends) end.remoteFamily ? end.resetAndDestroy() : end.destroy()
  }
  return {
    port: (server.address() as { port: number }).port,
    cut,
    down() {
      state = 'down'
      cut()
    },
    up() {
      if (state === 'held') for (const end of ends) end.resume()
      state = 'up'
    },
    hold() {
      state = 'held'
      for (const end of ends) end.pause()
    },
    close() {
      state = 'down'
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
