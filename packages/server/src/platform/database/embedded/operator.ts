import { spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { Problem } from '../../problem.ts'

/** The system user that PostgreSQL runs as; undefined when that is ourselves. */
export interface Operator {
  uid: number
  gid: number
}

/** Users to run PostgreSQL as when we are root, best first: its own, else the one without rights. */
const candidates = ['postgres', 'nobody']

/**
 * Who runs PostgreSQL. It refuses to run as root; then another user of this machine takes its place: the one that owns
 * the database already, if there is one, else one of `candidates`.
 *
 * @param clusterDirectory the database folder; need not exist yet
 */
export async function chooseOperator(clusterDirectory: string): Promise<Operator | undefined> {
  const self = process.getuid?.()
  const owner = await stat(clusterDirectory).catch(() => undefined)
  if (self === undefined) return undefined
  if (self !== 0) {
    if (owner && owner.uid !== self) throw foreignCluster(clusterDirectory)
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return operatorFromPasswd(await readFile('/etc/passwd', 'utf8'))
}

/** Finds the best candidate in the text of `/etc/passwd`. */
export function operatorFromPasswd(passwd: string): Operator {
  const users = new Map(passwd.split('\n').map((line) => [line.split(':')[0], line.split(':')] as const))
  for (const name of candidates) {
    const [, , uid, gid] = users.get(name) ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Problem('start.no-database-user', {
    status: 500,
    title: 'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".',
    mend: 'Start Regulars as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  })
}

/** Whether the operator can enter a folder, asked of the system itself: modes and ACLs of all its parents count. */
export function canEnter(operator: Operator | undefined, directory: string): boolean {
  return asOperator(operator, 'cd "$0"', directory)
}

/** Whether the operator can run a program. */
export function canRun(operator: Operator | undefined, program: string): boolean {
  return asOperator(operator, 'test -x "$0" && test -r "$0"', program)
}

function asOperator(operator: Operator | undefined, script: string, path: string): boolean {
  if (!operator) return true
  return spawnSync('/bin/sh', ['-c', script, path], { ...operator, cwd: '/', stdio: 'ignore' }).status === 0
}

function foreignCluster(directory: string): Problem {
  return new Problem('start.foreign-database', {
    status: 500,
    title: `The database in ${directory} belongs to another user of this machine.`,
    mend: 'Start Regulars as that user, or choose another DATA_DIR.',
  })
}
