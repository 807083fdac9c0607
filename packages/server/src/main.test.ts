import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from './cli/run-command.ts'
import { product } from './modules/index.ts'

const directory = await mkdtemp(join(tmpdir(), 'regulars main '))
await chmod(directory, 0o755)
afterAll(() => rm(directory, { recursive: true, force: true }))
const dataDir = join(directory, 'data')

/** What was compiled once is not compiled again, as with `npm start`. */
const { PATH, NODE_COMPILE_CACHE } = process.env
const usual = { PATH, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) }

function launch(script: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    env: { ...usual, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function outcome(child: ChildProcess) {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit'),
  ])
  return { out, err, code: code as number | null }
}

function regulars(words: string, env?: Record<string, string>) {
  return outcome(launch('cli/main.ts', words.split(' ').filter(Boolean), env))
}

/** Starts the server and waits until it says where it is. */
async function started(env?: Record<string, string>) {
  const child = launch('main.ts', [], env)
  let out = ''
  for await (const chunk of child.stdout!) {
    out += chunk
    if (out.includes('\n')) break
  }
  const address = /^Regulars is ready at (http:\/\/\S+)\n$/.exec(out)?.[1]
  if (address === undefined) throw new Error(`It said: ${out}`)
  return { child, address }
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return code
}

describe('while the server runs', () => {
  let server: { child: ChildProcess; address: string }
  beforeAll(async () => {
    server = await started()
  }, 60_000)
  afterAll(async () => {
    if (server.child.exitCode === null) await stopped(server.child, 'SIGTERM')
  })

  test('it answers where it said', async () => {
    expect(await (await fetch(`${server.address}/api/ready`)).json()).toEqual({ status: 'ready' })
  })

  test('a second start on the same data folder says so and ends', async () => {
    const { err, out, code } = await outcome(launch('main.ts', []))
    expect(err).toContain(`already running on the data folder ${dataDir}`)
    expect({ out, code }).toEqual({ out: '', code: 1 })
  })

  test('commands work beside it, and what is no result is not on standard output', async () => {
    const file = join(directory, 'backup.tar.gz')
    const backup = await outcome(launch('cli/main.ts', ['backup', file]))
    expect(backup).toMatchObject({ code: 0, err: '' })
    expect(backup.out).toMatch(/backup\.tar\.gz: \d+ rows of \d+ tables, 0 files/)
    expect((await fetch(`${server.address}/api/ready`)).status).toBe(200)
  })

  test('a signal stops it in peace, and the next start finds everything', async () => {
    expect(await stopped(server.child, 'SIGTERM')).toBe(0)
    await expect(fetch(server.address)).rejects.toThrow()
    server = await started()
  })

  test('killed in mid-work, it starts again at once', async () => {
    await stopped(server.child, 'SIGKILL')
    server = await started()
    expect((await fetch(`${server.address}/api/ready`)).status).toBe(200)
    expect(await stopped(server.child, 'SIGINT')).toBe(0)
  })
}, 60_000)

describe('commands', () => {
  test('without words say what there is', async () => {
    const { out, code } = await regulars('')
    expect(code).toBe(0)
    expect(out).toMatch(/backup FILE\n.*\n {2}restore FILE\n.*\n {2}rollback .*\n.*\n {2}doctor/)
  })

  test('that are refused end with a sentence and no result', async () => {
    const { out, err, code } = await regulars('nonsense')
    expect(err).toContain('There is no command "nonsense".')
    expect({ out, code }).toEqual({ out: '', code: 1 })
  })

  test.each([
    ['backup', 'Name one file.'],
    ['backup --fast x', "Unknown option '--fast'"],
    ['restore /nowhere.tar.gz', 'There is no such file.'],
  ])('"%s" is refused with a sentence', async (words, sentence) => {
    const unused = { DATA_DIR: join(directory, 'unused') }
    await expect(runCommand(words.split(' '), product, unused)).rejects.toThrow(sentence)
  })

  test('the doctor looks at a server that does not run, and starts its database for the while', async () => {
    const { out, code } = await regulars('doctor')
    expect(out).toMatch(/✓ Database: embedded PostgreSQL 18/)
    expect(out).toMatch(/✓ Schema: all \d+ steps taken/)
    expect(code === 0 || out.includes('✗ Web app')).toBe(true)
  })

  test('the doctor says what is wrong and how to mend it', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x', SMTP_URL: 'smtp://127.0.0.1:1' }
    const { out, code } = await regulars('doctor', env)
    expect(out).toMatch(/✗ Database: it does not answer: .*ECONNREFUSED/)
    expect(out).toMatch(/✗ Mail: 127\.0\.0\.1:1 does not take our mails/)
    expect(code).toBe(1)
  })
}, 60_000)

test('a setting that cannot be is refused with a sentence', async () => {
  const { err, code } = await outcome(launch('main.ts', [], { PORT: 'eighty' }))
  expect(err).toBe(
    'PORT must be a port number, 0 to 65535.\nCorrect the environment variable and start again.\n',
  )
  expect(code).toBe(1)
})

test('a port that is taken is said to be, and nothing stays behind', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { err, code } = await outcome(launch('main.ts', [], { PORT: String(port) }))
  other.close()
  expect(err).toContain(`Another program listens on port ${port} already.`)
  expect(code).toBe(1)
  const { child } = await started()
  expect(await stopped(child, 'SIGTERM')).toBe(0)
}, 60_000)
