import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import type { Cluster } from './cluster.ts'

/**
 * Ends what a killed PostgreSQL left at work. Its processes notice that their parent has gone only between two statements, and
 * until the last of them is gone PostgreSQL refuses to start. Only Linux tells which they are; elsewhere they are waited for.
 *
 * @returns whether there was any; ask again until there is none
 */
export async function endOrphans(cluster: Cluster): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const data = await realpath(cluster.data)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const orphans = (
    await Promise.all(pids.map(async (pid) => ((await isOrphan(pid, data)) ? [pid] : [])))
  ).flat()
  for (const pid of orphans) signal(pid)
  return orphans.length > 0
}

/** Works in the folder, calls itself a child ("postgres: walwriter"), and has no PostgreSQL of this folder for a parent. */
async function isOrphan(pid: number, data: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (folder !== data || !(await commandOf(pid)).startsWith('postgres: ')) return false
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const parent = Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? 0)
  return !(await commandOf(parent)).split('\0').includes(data)
}

async function commandOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
