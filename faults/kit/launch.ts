/** Starting processes of the product, and killing them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { atExit } from './at-exit.ts'

const sources = join(import.meta.dirname, '../../packages/server/src')
const clock = join(import.meta.dirname, 'jumping-clock.ts')

/** Environment of a process; `LIMIT_FILES_KB` is ours: no file it writes may become larger. */
export type Env = Record<string, string>

/** What was compiled once is not compiled again, as with `npm start`. */
const { PATH, NODE_COMPILE_CACHE } = process.env
const usual = { PATH, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) }

/** Starts a script of the server. */
export function launch(script: 'main.ts' | 'cli/main.ts', args: string[], env: Env): ChildProcess {
  const { LIMIT_FILES_KB: limit, ...rest } = env
  const command = [process.execPath, '--import', clock, join(sources, script), ...args]
  // In blocks of 512 bytes. A refused write is like one on a full disk when the signal that comes with it is ignored.
  const shell = ['/bin/sh', '-c', `trap '' XFSZ; ulimit -f ${2 * Number(limit)}; exec "$@"`, 'sh', ...command]
  const [program, ...words] = limit === undefined ? command : shell
  const child = spawn(program!, words, {
    env: { ...usual, PORT: '0', LOG_LEVEL: 'fatal', ...rest },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  rememberComplaints(child)
  child.once(
    'exit',
    atExit(() => child.kill('SIGKILL')),
  )
  return child
}

/** Waits until a server says that it is ready; answers with where, empty for a worker. */
export async function readyAddress(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const piece of child.stdout!) {
    said += piece
    const ready = /^Regulars is ready(?: at (http:\S+)| to work)$/m.exec(said)
    if (ready) {
      child.stdout!.resume()
      return ready[1] ?? ''
    }
  }
  const { exitCode, signalCode } = child
  const end = signalCode ?? `code ${exitCode}`
  throw new Error(`The server did not start (${end}); it said: ${said}${complaints.get(child) || ' nothing'}`)
}

/** The last that each wrote to its standard error. */
const complaints = new WeakMap<ChildProcess, string>()

function rememberComplaints(child: ChildProcess): void {
  child.stderr!.setEncoding('utf8').on('data', (piece: string) => {
    complaints.set(child, ((complaints.get(child) ?? '') + piece).slice(-2000))
    if (process.env.REGULARS_FAULTS_TELL) process.stderr.write(piece)
  })
}

/** Those that were ended on purpose. */
const ended = new WeakSet<ChildProcess>()

/** Calls back when a process ends although nobody here ended it, with how it did. */
export function onOwnEnd(child: ChildProcess, tell: (how: string) => void): void {
  child.once('exit', (code, signal) => {
    if (!ended.has(child)) tell(signal ?? `code ${code}`)
  })
}

/** Kills a process and waits for its end. */
export async function killProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  ended.add(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Sets the clock of a process wrong, or right again with 0. */
export function setClockWrong(child: ChildProcess, clockIsWrongByMs: number): void {
  if (child.connected) child.send({ clockIsWrongByMs }, () => undefined)
}

/** PostgreSQL's main process and its children, to be killed together as by the loss of power. */
export async function killPostgres(dataDir: string): Promise<void> {
  const main = Number(
    (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0],
  )
  const children = await text(
    spawn('ps', ['-A', '-o', 'pid=,ppid='], { stdio: ['ignore', 'pipe', 'ignore'] }).stdout,
  )
  const pairs = children.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  for (const pid of [main, ...pairs.flatMap(([pid, parent]) => (parent === main && pid ? [pid] : []))])
    try {
      process.kill(pid, 'SIGKILL')
    } catch {} // it has ended by itself
}
