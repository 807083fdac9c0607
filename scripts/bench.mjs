/** `npm run bench`: measures Regulars on this machine; see bench/run.ts. */
import { join } from 'node:path'
import { buildWebIfNeeded } from './prepare/build-web.mjs'
import { installIfNeeded } from './prepare/install.mjs'
import { root, runNode } from './prepare/run.mjs'

await installIfNeeded()
await buildWebIfNeeded()
process.exitCode = await runNode([join(root, 'bench/run.ts'), ...process.argv.slice(2)])
