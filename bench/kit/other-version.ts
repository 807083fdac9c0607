import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Another version of the product, ready to be measured. */
export interface OtherVersion {
  name: string
  root: string
  remove(): Promise<void>
}

/**
 * Puts another version into a work tree of its own, with the benchmarks of this one: both are measured by the same. Packages are shared when the lock files
 * are the same, else installed.
 */
export async function otherVersion(root: string, ref: string): Promise<OtherVersion> {
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim()
  const name = git('rev-parse', '--short', `${ref}^{commit}`)
  const folder = await mkdtemp(join(tmpdir(), 'regulars-compare-'))
  const there = join(folder, 'regulars')
  git('worktree', 'add', '--detach', '--quiet', there, name)
  const remove = async () => {
    git('worktree', 'remove', '--force', there)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await rm(join(there, 'bench'), { recursive: true, force: true })
    await cp(join(root, 'bench'), join(there, 'bench'), { recursive: true })
    if (await sameLock(root, there)) await shareModules(root, there)
    else await install(there)
    return { name: `${ref} (${name})`, root: there, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function sameLock(one: string, other: string): Promise<boolean> {
  const [left, right] = await Promise.all(
    [one, other].map((root) => readFile(join(root, 'package-lock.json'), 'utf8')),
  )
  return left === right
}

/** Every package by a link, but ours: those are the ones under measurement. */
async function shareModules(root: string, there: string): Promise<void> {
  const modules = join(there, 'node_modules')
  await mkdir(join(modules, '@regulars'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@regulars' && name !== '.cache')
      await symlink(join(root, 'node_modules', name), join(modules, name))
  for (const name of await readdir(join(there, 'packages'))) {
    await symlink(join(there, 'packages', name), join(modules, '@regulars', name))
    // What a package has in a version of its own.
    const own = join(root, 'packages', name, 'node_modules')
    if (existsSync(own)) await symlink(own, join(there, 'packages', name, 'node_modules'))
  }
}

async function install(there: string): Promise<void> {
  process.stderr.write('Installing the packages of the other version …\n')
  const { installIfNeeded } = (await import(join(there, 'scripts', 'prepare', 'install.mjs'))) as {
    installIfNeeded(): Promise<void>
  }
  await installIfNeeded()
}
