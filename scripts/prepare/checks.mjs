import { program, runNode } from './run.mjs'

/** The checks that need no running code, the same on every machine. Each must end with 0. Made when asked for: before, nothing may be installed yet. */
const listChecks = () => [
  { name: 'types', args: [program('typescript', 'tsc'), '-p', 'tsconfig.json'] },
  { name: 'types of the web app', args: [program('typescript', 'tsc'), '-p', 'packages/web'] },
  { name: 'format and lint', args: [program('@biomejs/biome', 'biome'), 'ci', '--colors=off', '.'] },
  {
    name: 'import rules',
    args: [program('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', 'packages'],
  },
  { name: 'dead code', args: [program('knip'), '--no-progress'] },
]

/**
 * Runs all checks, also after one has failed.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 }
  for (const { name, args } of listChecks()) {
    const startedAt = performance.now()
    const ok = (await runNode(args)) === 0
    counts[ok ? 'passed' : 'failed'] += 1
    process.stdout.write(
      `${ok ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`,
    )
  }
  return counts
}
