/** `npm run -s regulars -- <command> …`. */
import { product } from '../modules/index.ts'
import { failWith } from '../platform/process/fail.ts'
import { runCommand } from './run-command.ts'

try {
  await runCommand(process.argv.slice(2), product, process.env)
  process.exit(0)
} catch (error) {
  failWith(error)
}
