import { Problem } from '../problem.ts'

/** The database cannot be reached, or broke off. */
export function databaseSilent(cause: unknown): Problem {
  return new Problem('server.database-silent', {
    status: 503,
    title: 'The database does not answer.',
    mend: 'Try again in a moment. If it stays, look at the log, or run "npm run regulars -- doctor".',
    report: true,
    cause,
  })
}

/** Class 08 and 57P of PostgreSQL's codes (connection lost, server going down or coming up), and what the network says. */
const away = /^(08\w{3}|57P0[1-4]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT)$/
/** Errors of `pg` itself have no code. */
const brokenOff =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error of a statement is that of a database that is away for a while. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, syscall } = (error ?? {}) as NodeJS.ErrnoException
  if (brokenOff.test(message ?? '')) return true
  // A file that is not there has the same code as a socket that is not.
  return away.test(code ?? '') && (code !== 'ENOENT' || syscall === 'connect')
}
