/** `npm run check`: types, format and lint, import rules, dead code. */
import { runChecks } from './prepare/checks.mjs'
import { installIfNeeded } from './prepare/install.mjs'

await installIfNeeded()
const { failed } = await runChecks()
process.exitCode = failed > 0 ? 1 : 0
