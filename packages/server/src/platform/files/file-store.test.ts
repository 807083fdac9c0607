import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { openFileStore } from './file-store.ts'

const directory = await mkdtemp(join(tmpdir(), 'regulars files '))
afterAll(() => rm(directory, { recursive: true }))
const store = openFileStore(directory)

async function everything(): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

const content = Buffer.from('date,amount\n2026-11-22,4.50\n')

test('a file is found under the hash of its content', async () => {
  const { hash, bytes } = await store.write(Readable.from([content.subarray(0, 5), content.subarray(5)]))
  expect({ hash, bytes }).toEqual({
    hash: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
  })
  expect(Buffer.concat(await (await store.read(hash)).toArray())).toEqual(content)
})

test('the same content is stored once, also when written twice at once', async () => {
  await Promise.all([1, 2].map(() => store.write(Readable.from([content]))))
  expect(await everything()).toHaveLength(1)
})

test('a file that is too large is refused, and nothing of it stays', async () => {
  const before = await everything()
  const tooMuch = Readable.from(Array(30).fill(Buffer.alloc(100_000)))
  await expect(store.write(tooMuch, { maxBytes: 2_000_000 })).rejects.toThrow('The file is larger than 1 MB.')
  expect(await everything()).toEqual(before)
})

test('nothing stays of a stream that breaks', async () => {
  const before = await everything()
  const breaking = Readable.from(
    (async function* () {
      yield content
      throw new Error('connection lost')
    })(),
  )
  await expect(store.write(breaking)).rejects.toThrow('connection lost')
  expect(await everything()).toEqual(before)
})

test.each(['../../etc/passwd', 'ABC', '', '/etc/passwd'])('"%s" is never taken for a file', async (name) => {
  await expect(store.read(name)).rejects.toThrow('is no SHA-256')
})

test('a file that is not there, or was removed, is a problem', async () => {
  await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ code: 'file.not-found', status: 404 })
  const { hash } = await store.write(Readable.from([Buffer.from('gone')]))
  await store.remove(hash)
  expect(await store.has(hash)).toBe(false)
})
