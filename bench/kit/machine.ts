import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'

/** The class of machine that figures come from; nothing that names the very machine. */
export interface Machine {
  cores: number
  memoryGb: number
  disk: 'solid state' | 'rotating' | 'memory' | 'virtual' | 'unknown'
  system: string
  node: string
  /** How busy it was with other things when the run began: load per core. */
  busy: number
}

/** Looks at this machine. */
export async function lookAtMachine(): Promise<Machine> {
  return {
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    disk: diskKind(tmpdir()),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    busy: Number((loadavg()[0]! / cpus().length).toFixed(2)),
  }
}

/** Linux says of each disk whether it turns. */
function diskKind(folder: string): Machine['disk'] {
  try {
    const [device = '', kind = ''] = execFileSync('df', ['--output=source,fstype', folder], {
      encoding: 'utf8',
    })
      .trimEnd()
      .split('\n')
      .at(-1)!
      .split(/\s+/)
    if (kind === 'tmpfs') return 'memory'
    // What a virtual disk says of itself is no more than a guess.
    if (/^\/dev\/x?vd/.test(device)) return 'virtual'
    const name = device.replace(/^\/dev\//, '')
    for (const each of [name, name.replace(/p?\d+$/, '')]) {
      try {
        return readFileSync(`/sys/block/${each}/queue/rotational`, 'utf8').trim() === '1'
          ? 'rotating'
          : 'solid state'
      } catch {}
    }
  } catch {}
  return 'unknown'
}

/** The version of the product that lies in a folder: the short name of its commit, marked when there are changes beyond it. */
export async function versionIn(root: string): Promise<string> {
  try {
    const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim()
    return (
      git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? '+' : '')
    )
  } catch {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return version
  }
}
