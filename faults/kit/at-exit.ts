import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const left = new Set<() => void>()

/** Has something put away when a run is broken off; answers with the way to say that it has been. */
export function atExit(putAway: () => void): () => void {
  if (left.size === 0) {
    process.once('exit', putAllAway)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  }
  left.add(putAway)
  return () => void left.delete(putAway)
}

function putAllAway(): void {
  for (const putAway of left)
    try {
      putAway()
    } catch {} // it has gone already
}

/** Stops the PostgreSQL of a data folder at once. */
export function quitPostgres(dataDir: string): void {
  const pid = readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]
  process.kill(Number(pid), 'SIGQUIT')
}
