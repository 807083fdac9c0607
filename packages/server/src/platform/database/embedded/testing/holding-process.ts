/** A process that opens the embedded database of DATA_DIR and holds it, for tests that kill it. It says "ready" when it does. */
import { openEmbedded } from '../embedded.ts'

await openEmbedded({
  dataDir: process.env.DATA_DIR ?? '',
  purpose: 'tests',
  whenOpen: 'refuse',
  durable: false,
})
process.stdout.write('ready\n')
setInterval(() => {}, 60_000)
