/**
 * `npm test`: the checks, then every test: units, the server on a real PostgreSQL, the web app in a real browser. Tests in the browser wait much and
 * work little, so they run beside the others.
 */
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWebIfNeeded } from './prepare/build-web.mjs'
import { runChecks } from './prepare/checks.mjs'
import { installIfNeeded } from './prepare/install.mjs'
import { program, runNode } from './prepare/run.mjs'

await installIfNeeded()
// Some checks keep one processor busy, and so does the build.
const [checks] = await Promise.all([runChecks(), buildWebIfNeeded()])
const runs = await Promise.all([runTests('server'), runTests('web', 'e2e', 'model', 'analytics')])
const sum = (count) => [checks, ...runs].reduce((total, run) => total + (run[count] ?? 0), 0)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0

/** Runs the tests of some projects and counts them; a run that breaks off without saying so counts as one failure. */
async function runTests(...projects) {
  const report = join(tmpdir(), `regulars-tests-${process.pid}-${projects[0]}.json`)
  const code = await runNode(
    [program('vitest'), 'run', ...projects.flatMap((project) => ['--project', project])],
    { env: { REGULARS_TEST_REPORT: report } },
  )
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
