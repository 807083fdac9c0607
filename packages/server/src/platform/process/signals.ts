import { failWith } from './fail.ts'
import type { RunningServer } from './run-server.ts'

/** Ctrl-C reaches us from the terminal and again through the process that started us; that is one wish, not two. */
const sameWishMs = 1_000

/**
 * Stops the server on SIGINT and SIGTERM, also one that is only just starting; a second signal, a while later, ends the
 * process at once.
 */
export function stopOnSignals(starting: Promise<RunningServer>): void {
  let stoppingSince: number | undefined
  const stop = () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > sameWishMs) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    starting.then((server) => server.stop()).then(() => process.exit(0), failWith)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  void starting.then(async ({ lost }) => {
    await lost
    if (stoppingSince !== undefined) return
    process.stderr.write(
      'The embedded database has stopped by itself. Its log is postgres/postgres.log in DATA_DIR.\n',
    )
    process.exit(1)
  })
}
