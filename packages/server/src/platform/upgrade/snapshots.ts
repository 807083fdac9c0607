import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupSource } from '../backup/write-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import type { Pool } from '../database/connect.ts'
import { Problem } from '../problem.ts'

/** A state of the database kept to go back to. */
export interface Snapshot {
  file: string
  /** When it was made. */
  madeAt: Date
  bytes: number
}

/** So many are kept; the oldest goes when the next one is whole. */
export const kept = 3

const folderOf = (dataDir: string): string => join(dataDir, 'snapshots')
const named = /^(before-\d{4}|rolled-back)-\d{8}T\d{6}Z\.tar\.gz$/

/** Stored files are left out: they are named by their content and no upgrade touches them, so they lie where they lay. */
const noFiles: BackupSource['files'] = {
  async *all() {},
  path: () => Promise.reject(new Error('A snapshot has no files.')),
}

/** What a snapshot is made of, and why. */
export interface SnapshotWanted {
  dataDir: string
  pool: Pool
  version: string
  now: Date
  /** `before-0070`: ahead of that step of the schema; `rolled-back`: what a roll-back replaced. */
  reason: `before-${string}` | 'rolled-back'
}

/**
 * Writes the database as it is into `snapshots` of the data folder, and removes the oldest beyond three.
 * @throws Problem `upgrade.no-snapshot` when it cannot be written, such as for want of room
 */
export async function takeSnapshot({ dataDir, pool, version, now, reason }: SnapshotWanted): Promise<string> {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const file = join(folderOf(dataDir), `${reason}-${stamp}.tar.gz`)
  try {
    await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 })
    await writeBackup({ pool, files: noFiles, version }, file, now)
  } catch (cause) {
    throw new Problem('upgrade.no-snapshot', {
      status: 500,
      title: `The state before the upgrade could not be kept: ${(cause as Error).message}.`,
      mend: 'Nothing was changed. Make room in DATA_DIR, or set UPGRADE_SNAPSHOTS=off when you keep backups of your own.',
      cause,
    })
  }
  for (const { file: old } of (await listSnapshots(dataDir)).slice(kept)) await rm(old, { force: true })
  return file
}

/** The snapshots there are, the newest first. */
export async function listSnapshots(dataDir: string): Promise<Snapshot[]> {
  const names = await readdir(folderOf(dataDir)).catch(() => [])
  const snapshots = await Promise.all(
    names
      .filter((name) => named.test(name))
      .map(async (name) => {
        const file = join(folderOf(dataDir), name)
        const { size } = await stat(file)
        return { file, madeAt: momentIn(name), bytes: size }
      }),
  )
  return snapshots.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
}

function momentIn(name: string): Date {
  const [, year, month, day, hour, minute, second] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name)!
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
