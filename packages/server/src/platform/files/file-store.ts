import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../problem.ts'

/** A file in the store. */
export interface StoredFile {
  /** SHA-256 of its content, in hex; the same content is stored once. */
  hash: string
  bytes: number
}

/** Files by their content: attachments, uploads. A name from outside never becomes a path. */
export interface FileStore {
  /** Streams a file in; nothing stays behind when it is too large or the stream breaks. */
  write(content: Readable, options?: { maxBytes?: number }): Promise<StoredFile>
  /** Streams a file out; throws a {@link Problem} when it is not there. */
  read(hash: string): Promise<Readable>
  /** Where a file lies, for work that must seek in it. */
  path(hash: string): Promise<string>
  has(hash: string): Promise<boolean>
  /** The hashes of all files. */
  all(): AsyncIterable<string>
  /** Removes a file. The caller knows that nothing refers to it any more. */
  remove(hash: string): Promise<void>
}

/** Opens the store in a folder, which is made when the first file comes. */
export function openFileStore(directory: string): FileStore {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`"${hash}" is no SHA-256 in hex.`)
    return join(directory, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  const has = async (hash: string) => (await stat(pathOf(hash)).catch(() => undefined)) !== undefined
  const path = async (hash: string) => {
    if (!(await has(hash))) throw notFound()
    return pathOf(hash)
  }
  return {
    has,
    path,
    async write(content, { maxBytes = Number.POSITIVE_INFINITY } = {}) {
      const partial = join(directory, 'partial', randomUUID())
      await mkdir(dirname(partial), { recursive: true })
      try {
        const stored = await writeHashing(content, partial, maxBytes)
        await keep(partial, pathOf(stored.hash))
        return stored
      } finally {
        await rm(partial, { force: true })
      }
    },
    all: () => hashesBelow(directory),
    async read(hash) {
      return createReadStream(await path(hash))
    },
    async remove(hash) {
      await rm(pathOf(hash), { force: true })
    },
  }
}

async function* hashesBelow(directory: string): AsyncGenerator<string> {
  const folders = await readdir(directory).catch(() => [])
  for (const folder of folders.filter((name) => name.length === 2)) {
    const below = await readdir(join(directory, folder), { recursive: true, withFileTypes: true })
    for (const entry of below) if (entry.isFile()) yield entry.name
  }
}

async function writeHashing(content: Readable, target: string, maxBytes: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    content,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length
        if (bytes > maxBytes) throw tooLarge(maxBytes)
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(target, { flush: true }),
  )
  return { hash: hash.digest('hex'), bytes }
}

/** Gives the finished file its name: at once whole, and without harm when the same content is there already. */
async function keep(partial: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  await link(partial, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const folder = await open(dirname(target))
  await folder.sync().finally(() => folder.close())
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('file.too-large', {
    status: 413,
    title: `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`,
  })
}

function notFound(): Problem {
  return new Problem('file.not-found', { status: 404, title: 'There is no such file.' })
}
