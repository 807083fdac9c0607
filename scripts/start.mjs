/** `npm start`: everything that a fresh machine needs, then the server. */
import { join } from 'node:path'
import { buildWebIfNeeded } from './prepare/build-web.mjs'
import { installIfNeeded } from './prepare/install.mjs'
import { root, runNode } from './prepare/run.mjs'

await installIfNeeded()
await buildWebIfNeeded()
process.exitCode = await runNode([join(root, 'packages/server/src/main.ts')], { cwd: process.cwd() })
