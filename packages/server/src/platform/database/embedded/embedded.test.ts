import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, lstat, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type EmbeddedDatabase, type EmbeddedOptions, openEmbedded } from './embedded.ts'
import { operatorFromPasswd } from './operator.ts'

async function aDataDir(name = 'data'): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'regulars embedded '))
  await chmod(directory, 0o755)
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return join(directory, name)
}

/** An empty database, to be copied: to make one takes seconds. */
const home = await mkdtemp(join(tmpdir(), 'regulars embedded '))
afterAll(() => rm(home, { recursive: true }))
beforeAll(async () => {
  await chmod(home, 0o755)
  const dataDir = join(home, 'data')
  await (await openEmbedded({ dataDir, purpose: 'test', whenOpen: 'refuse', durable: false })).close()
})

/** A data folder with that database in it, with its owners and modes. */
async function aMadeDataDir(): Promise<string> {
  const dataDir = await aDataDir()
  const copying = spawn('cp', ['-a', join(home, 'data'), dataDir], { stdio: 'inherit' })
  expect(await once(copying, 'exit')).toEqual([0, null])
  return dataDir
}

async function open(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({
    dataDir,
    purpose: 'test',
    whenOpen: 'refuse',
    durable: false,
    ...more,
  })
  const close = vi.fn(database.close)
  onTestFinished(async () => {
    if (close.mock.calls.length === 0) await close()
  })
  return { ...database, close }
}

async function query(database: EmbeddedDatabase, statement: string): Promise<unknown[]> {
  const client = new pg.Client(database.settings)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0])
}

/** A process that has ended and whose parent never asks what became of it: its number stays taken. */
async function deadAndUnmourned(): Promise<number> {
  const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void parent.kill())
  const [said] = (await once(parent.stdout, 'data')) as [Buffer]
  return Number(said.toString())
}

test('what was written is there after the next start', async () => {
  const dataDir = await aDataDir()
  const first = await open(dataDir)
  await query(first, "create table kept as select 'coffee' as word")
  await first.close()
  await expect(postmasterPid(dataDir)).rejects.toThrow('ENOENT')
  expect(await query(await open(dataDir), 'select word from kept')).toEqual([{ word: 'coffee' }])
})

test('a password is needed, and is nobody else’s to read', async () => {
  const dataDir = await aDataDir()
  const { settings } = await open(dataDir)
  const client = new pg.Client({ ...settings, password: 'guess' })
  await expect(client.connect()).rejects.toThrow('password authentication failed')
  expect((await lstat(join(dataDir, 'postgres/password'))).mode & 0o077).toBe(0)
})

test('while one process has it open, a second is told so and does not start', async () => {
  const dataDir = await aMadeDataDir()
  await open(dataDir, { purpose: 'server' })
  await expect(open(dataDir)).rejects.toMatchObject({
    code: 'start.already-running',
    title: `Regulars is already running on the data folder ${dataDir}: regulars server (process ${process.pid}).`,
  })
})

test('a command shares what the server has open, and leaves it running', async () => {
  const dataDir = await aMadeDataDir()
  const server = await open(dataDir)
  const command = await open(dataDir, { whenOpen: 'share' })
  expect(command.owned).toBe(false)
  await command.close()
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a command that started it waits for a second one before it stops it', async () => {
  const dataDir = await aMadeDataDir()
  const first = await open(dataDir, { whenOpen: 'share' })
  const second = await open(dataDir, { whenOpen: 'share' })
  let stopped = false
  const closing = first.close().then(() => {
    stopped = true
  })
  expect(await query(second, 'select pg_sleep(0.2) is not null as slept')).toEqual([{ slept: true }])
  expect(stopped).toBe(false)
  await second.close()
  await closing
})

test('the server starts beside a command that opened it first, and is responsible for it afterwards', async () => {
  const dataDir = await aMadeDataDir()
  const command = await open(dataDir, { whenOpen: 'share', purpose: 'backup' })
  const server = await openEmbedded({ dataDir, purpose: 'server', whenOpen: 'inherit', durable: false })
  onTestFinished(() => server.close())
  expect(server.owned).toBe(false)
  for (const whenOpen of ['refuse', 'inherit'] as const)
    await expect(open(dataDir, { whenOpen })).rejects.toMatchObject({ code: 'start.already-running' })
  await command.close()
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
  await vi.waitFor(() => expect(server.owned).toBe(true))
  await (await open(dataDir, { whenOpen: 'share' })).close()
  await server.close()
  await expect(postmasterPid(dataDir)).rejects.toThrow('ENOENT')
})

test('a restore does not start beside a command', async () => {
  const dataDir = await aMadeDataDir()
  await open(dataDir, { whenOpen: 'share', purpose: 'import' })
  await expect(open(dataDir, { purpose: 'restore' })).rejects.toMatchObject({
    title: `Regulars is already running on the data folder ${dataDir}: regulars import (process ${process.pid}).`,
  })
})

test('one that a killed process left running is taken over', async () => {
  const dataDir = await aMadeDataDir()
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'testing/holding-process.ts')], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  const pid = await postmasterPid(dataDir)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const database = await open(dataDir)
  expect(database.owned).toBe(true)
  expect(await postmasterPid(dataDir)).toBe(pid)
  await database.close()
  await expect(postmasterPid(dataDir)).rejects.toThrow('ENOENT')
})

test('a lock file that a crash left behind is no obstacle, even when its number is another program’s by now', async () => {
  const dataDir = await aMadeDataDir()
  await (await open(dataDir)).close()
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  onTestFinished(() => void other.kill())
  for (const pid of [other.pid, 4_194_000, await deadAndUnmourned()]) {
    const lines = [
      pid,
      join(dataDir, 'postgres/data'),
      1_700_000_000,
      5432,
      '/nowhere',
      '',
      '1234 5678',
      'ready',
    ]
    await writeFile(join(dataDir, 'postgres/data/postmaster.pid'), `${lines.join('\n')}\n`)
    const database = await open(dataDir)
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.close()
  }
  expect(other.exitCode).toBeNull()
})

test('when it is killed itself, its owner hears of it', async () => {
  const dataDir = await aMadeDataDir()
  const database = await open(dataDir)
  process.kill(await postmasterPid(dataDir), 'SIGKILL')
  await database.lost
  expect(await query(await open(dataDir), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a statement that goes on after PostgreSQL was killed does not keep the next one from starting', async () => {
  const dataDir = await aMadeDataDir()
  const database = await open(dataDir)
  const client = new pg.Client(database.settings)
  await client.connect()
  client.on('error', () => {})
  const endless = client
    .query('select count(*) from generate_series(1, 100000) as a, generate_series(1, 100000) as b')
    .catch(() => 'broken off')
  await expect
    .poll(() =>
      query(database, "select from pg_stat_activity where query like '%generate_series(1, 100000) as b'"),
    )
    .toHaveLength(1)
  process.kill(await postmasterPid(dataDir), 'SIGKILL')
  expect(await query(await open(dataDir), 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await endless).toBe('broken off')
})

test('of several that start at once on a new folder, one makes it and the others find it', async () => {
  const dataDir = await aDataDir()
  const databases = await Promise.all([1, 2, 3].map(() => open(dataDir, { whenOpen: 'share' })))
  await query(databases[0]!, 'create table shared ()')
  expect(await query(databases[2]!, "select to_regclass('shared')::text as name")).toEqual([
    { name: 'shared' },
  ])
  await Promise.all(databases.map(({ close }) => close()))
})

test('a path too long for a socket is no obstacle', async () => {
  const dataDir = await aDataDir(join('long'.repeat(20), 'data'))
  const database = await open(dataDir)
  expect(database.settings.host).toBe('127.0.0.1')
  expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a folder that only we may enter is no obstacle, also for root, as whom PostgreSQL does not run', async () => {
  const dataDir = await aDataDir('private/data')
  await mkdir(join(dataDir, '..'), { mode: 0o700 })
  const first = await open(dataDir)
  await query(first, 'create table kept ()')
  await first.close()
  const link = join(dataDir, 'postgres')
  if (process.getuid?.() === 0) {
    const target = await realpath(link)
    onTestFinished(() => rm(target, { recursive: true, force: true }))
    expect(target).toMatch(/^\/var\/lib\/regulars\//)
  }
  expect(await query(await open(dataDir), "select to_regclass('kept')::text as name")).toEqual([
    { name: 'kept' },
  ])
})

test('a database folder that has gone is not replaced by an empty one', async () => {
  const dataDir = await aDataDir()
  await mkdir(dataDir)
  await symlink('/nowhere/at/all', join(dataDir, 'postgres'))
  await expect(open(dataDir)).rejects.toMatchObject({ code: 'start.database-gone' })
})

test('a database of another PostgreSQL is left alone', async () => {
  const dataDir = await aMadeDataDir()
  await (await open(dataDir)).close()
  await writeFile(join(dataDir, 'postgres/data/PG_VERSION'), '14\n')
  await expect(open(dataDir)).rejects.toMatchObject({
    code: 'start.other-database-version',
    title: expect.stringContaining('made by PostgreSQL 14'),
  })
})

test('a database that does not start says why', async () => {
  const dataDir = await aMadeDataDir()
  await (await open(dataDir)).close()
  await writeFile(join(dataDir, 'postgres/data/postgresql.auto.conf'), 'no_such_setting = 1\n')
  await expect(open(dataDir)).rejects.toMatchObject({
    code: 'start.database-does-not-start',
    title: expect.stringContaining('no_such_setting'),
  })
})

test('PostgreSQL runs as its own user, else as the one without rights', () => {
  const nobody = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533:nobody:/:/bin/false\n'
  expect(operatorFromPasswd(nobody)).toEqual({ uid: 65_534, gid: 65_533 })
  expect(operatorFromPasswd(`${nobody}postgres:x:101:104:::\n`)).toEqual({ uid: 101, gid: 104 })
  expect(() => operatorFromPasswd('root:x:0:0:::\n')).toThrow('neither a user "postgres" nor "nobody"')
})
