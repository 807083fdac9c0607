/** `npm test`: the checks, then every test: units, the server on a real PostgreSQL, the web app in a real browser. */
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWebIfNeeded } from './prepare/build-web.mjs'
import { runChecks } from './prepare/checks.mjs'
import { installIfNeeded } from './prepare/install.mjs'
import { program, runNode } from './prepare/run.mjs'

await installIfNeeded()
const checks = await runChecks()
await buildWebIfNeeded()
const tests = await runTests()
const passed = checks.passed + tests.passed
const failed = checks.failed + tests.failed
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped}\n`)
process.exitCode = failed > 0 ? 1 : 0

/** Runs the tests and counts them; a run that breaks off without saying so counts as one failure. */
async function runTests() {
  const report = join(tmpdir(), `regulars-tests-${process.pid}.json`)
  const code = await runNode([
    program('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const failedTests = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests
    return { passed: numPassedTests, failed: failedTests, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(report, { force: true })
  }
}
