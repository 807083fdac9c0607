import { Problem } from '../problem.ts'

/** Ends the process with 1: with the sentences of a {@link Problem}, or with everything known about an error nobody foresaw. */
export function failWith(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

/** What people read when a process or a command cannot go on. */
function explain(error: unknown): string {
  if (error instanceof Problem) return [error.title, error.mend].filter(Boolean).join('\n')
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
