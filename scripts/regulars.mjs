/** `npm run -s regulars -- <command> …`: one of the commands, with nothing but its result on standard output. */
import { join } from 'node:path'
import { installIfNeeded } from './prepare/install.mjs'
import { root, runNode } from './prepare/run.mjs'

await installIfNeeded()
const args = [join(root, 'packages/server/src/cli/main.ts'), ...process.argv.slice(2)]
process.exitCode = await runNode(args, { cwd: process.env.INIT_CWD ?? process.cwd() })
