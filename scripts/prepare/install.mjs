import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, runNode } from './run.mjs'

/**
 * `npm ci` would refuse a lock file that lacks the packages for other systems than the one it was written on; `install` takes the
 * versions of the lock file all the same, and `--no-save` leaves the file as it is.
 */
const flags = [
  '--no-save',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--ignore-scripts=false',
  '--engine-strict=false',
]

/** Installs the packages if those that are installed are not those of package-lock.json. Says so on standard error. */
export async function installIfNeeded() {
  if (isInstalled()) return
  process.stderr.write('Installing packages (this once; it takes about a minute) …\n')
  const code = await npm(['install', ...flags])
  if (code !== 0 || !isInstalled()) {
    process.stderr.write(
      'The packages could not be installed; npm says why above. Is the package registry reachable?\n',
    )
    process.exit(1)
  }
}

/** npm keeps a list of what it has installed; every package of ours that is not optional must be in it, in our version. */
function isInstalled() {
  const installedList = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(node) || !existsSync(installedList)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(installedList)
  return Object.entries(wanted).every(
    ([path, { version, integrity, link, optional, devOptional, peer }]) =>
      !path.startsWith('node_modules/') ||
      link ||
      (installed[path]
        ? installed[path].version === version && installed[path].integrity === integrity
        : optional || devOptional || peer),
  )
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** npm itself runs under the machine's own Node: it is about to replace the other one. */
function npm(args) {
  const script = process.env.npm_execpath
  // Whatever npm says is no result of the command that needed it.
  const stdio = ['ignore', process.stderr, process.stderr]
  if (script?.endsWith('.js')) return runNode([script, ...args], { under: process.execPath, stdio })
  return runNode(args, {
    under: process.platform === 'win32' ? 'npm.cmd' : 'npm',
    stdio,
    shell: process.platform === 'win32',
  })
}
