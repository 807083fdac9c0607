/** `npm run faults`: kills, cuts and fills up, and looks whether anything is lost; see faults/run.ts. */
import { join } from 'node:path'
import { installIfNeeded } from './prepare/install.mjs'
import { root, runNode } from './prepare/run.mjs'

await installIfNeeded()
process.exitCode = await runNode([join(root, 'faults/run.ts'), ...process.argv.slice(2)])
