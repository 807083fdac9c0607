import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The Node that everything runs under. It comes as a package, so that the machine's own need only be good enough for npm. */
export const node = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

const environment = {
  ...process.env,
  PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  ),
  // Code that was compiled once is not compiled again: it halves the time to start.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile-cache'),
}

const startedByNpm = process.env.npm_lifecycle_event !== undefined

/**
 * Runs a script under Node and answers with its exit code. Signals are passed on, and we outlive the script, so that it
 * can stop in peace. npm's own shell does not pass signals on: when it has gone, that is taken for one.
 *
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { under?: string }} options
 * @returns {Promise<number>}
 */
export function runNode(args, { under = node, env = {}, ...options } = {}) {
  const child = spawn(under, args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
    env: { ...environment, ...env },
  })
  const passOn = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, passOn)
  const parent = process.ppid
  const watch = setInterval(() => process.ppid !== parent && startedByNpm && child.kill('SIGTERM'), 300)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      for (const each of signals) process.off(each, passOn)
      resolve(code ?? (signal ? 1 : 0))
    })
  })
}

/**
 * Finds the file that a package runs as a program.
 *
 * @param {string} name of the package
 * @param {string} command of the package; by itself named like the package
 */
export function program(name, command = name) {
  const directory = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  return join(directory, typeof bin === 'string' ? bin : bin[command])
}
