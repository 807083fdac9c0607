/** `npm run pictures [-- today value …]`: takes the pictures of the documentation anew, all or those named. */
import { join } from 'node:path'
import { buildWebIfNeeded } from './prepare/build-web.mjs'
import { installIfNeeded } from './prepare/install.mjs'
import { root, runNode } from './prepare/run.mjs'

await installIfNeeded()
await buildWebIfNeeded()
process.exitCode = await runNode([join(root, 'e2e/testing/take-pictures.ts'), ...process.argv.slice(2)])
