import { product } from './modules/index.ts'
import { readConfig } from './platform/config.ts'
import { createLog } from './platform/log.ts'
import { failWith } from './platform/process/fail.ts'
import { runServer } from './platform/process/run-server.ts'
import { stopOnSignals } from './platform/process/signals.ts'

/** Starts Regulars: reads the configuration, runs the server, says where it is, and stops it on a signal. */
try {
  const config = readConfig(process.env)
  const starting = runServer(config, product, createLog(config.logLevel))
  stopOnSignals(starting)
  const server = await starting
  process.stdout.write(`Regulars is ready${server.address ? ` at ${server.address}` : ' to work'}\n`)
} catch (error) {
  failWith(error)
}
