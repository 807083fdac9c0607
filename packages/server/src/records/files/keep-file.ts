import { Readable } from 'node:stream'
import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import { type Actor, cleanText, type FileValue, fileTypeOf } from '@regulars/model'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/connect.ts'
import type { Request } from '../../platform/http/route.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { Services } from '../context.ts'
import { bringAgain, fileMissing, noThumbnail, notWhatItSays } from './file-problems.ts'

/** No field takes a larger file. */
const mostBytes = 100 * 1024 * 1024
const mostThumbnailBytes = 64 * 1024

interface Received {
  name: string
  hash: string
  bytes: number
  thumbnailHash?: string
}

/**
 * Takes the file of a multipart request (parts `file` and, optionally, `thumbnail`) and answers with what a field holds of it. It belongs to whoever
 * brought it until a record holds it.
 *
 * @throws Problem `file.missing`, `file.too-large`, `file.not-what-it-says`, `file.no-thumbnail`
 */
export async function receiveFile(services: Services, actor: Actor, request: Request): Promise<FileValue> {
  const received = await receive(services, request)
  const { name, hash, bytes, thumbnailHash = null } = received
  const { type } = fileTypeOf(name)
  const id = uuidV7()
  await services.db.transaction().execute(async (db) => {
    for (const each of [hash, thumbnailHash].filter((one) => one !== null).sort()) {
      await lockContent(db, each)
      // The same content, brought before, was forgotten while this came in.
      if (!(await services.files.has(each))) throw bringAgain()
    }
    await sql`
      insert into file (id, name, type, bytes, hash, thumbnail_hash, created_at, created_by_id)
      values (${id}, ${name}, ${type}, ${bytes}, ${hash}, ${thumbnailHash}, ${services.clock.now()}, ${actor.userId})
    `.execute(db)
  })
  return { id, name, type, bytes, ...(thumbnailHash ? { thumbnail: true } : {}) }
}

/** Content is forgotten and spoken of under this lock, so that nobody forgets what somebody just began to speak of. */
export async function lockContent(db: Database, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`content ${hash}`}, 0))`.execute(db)
}

async function receive({ files }: Services, request: Request): Promise<Received> {
  if (!request.isMultipart()) throw fileMissing()
  let received: Received | undefined
  let thumbnailHash: string | undefined
  const parts = request.parts({ limits: { files: 2, fileSize: mostBytes + 1 } })
  for await (const part of parts as AsyncIterable<MultipartFile | MultipartValue<string>>) {
    if (part.type === 'field') continue
    if (part.fieldname === 'thumbnail') {
      const kept = checkedBeginning(part.file, isThumbnail, noThumbnail)
      thumbnailHash = (await files.write(kept, { maxBytes: mostThumbnailBytes })).hash
      continue
    }
    const name = plainName(part.filename)
    const { begins } = fileTypeOf(name)
    const content = checkedBeginning(
      part.file,
      (head) => !begins || begins.test(head),
      () => notWhatItSays(name),
    )
    received = { name, ...(await files.write(content, { maxBytes: mostBytes })) }
  }
  if (!received) throw fileMissing()
  return { ...received, ...(thumbnailHash ? { thumbnailHash } : {}) }
}

/** A name without folders and without what would make it look like another. */
function plainName(written: string): string {
  const bare = (written.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cf}\p{Cc}<>:"|?*]/gu, '')
  const name = cleanText(bare, 'one')
  const end = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return name.length > 200 ? name.slice(0, 200 - end.length) + end : name || 'file'
}

const isThumbnail = (head: string): boolean => fileTypeOf('small.jpg').begins!.test(head)

const headBytes = 16

/** Passes content on when its first bytes, in hex, are as they should be. */
async function* beginning(
  content: AsyncIterable<Buffer>,
  isRight: (head: string) => boolean,
  wrong: () => Error,
): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of content) {
    if (!head) yield chunk
    else {
      head = Buffer.concat([head, chunk])
      if (head.length < headBytes) continue
      if (!isRight(head.toString('hex', 0, headBytes))) throw wrong()
      yield head
      head = undefined
    }
  }
  if (!head) return
  if (!isRight(head.toString('hex'))) throw wrong()
  yield head
}

const checkedBeginning = (content: Readable, isRight: (head: string) => boolean, wrong: () => Error) =>
  Readable.from(beginning(content, isRight, wrong))
