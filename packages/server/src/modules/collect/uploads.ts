import type { Readable } from 'node:stream'
import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Request } from '../../platform/http/route.ts'
import { invalidInput } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../records/index.ts'
import { type ImportOptions, importOptions } from './plan/import-options.ts'

/** A file sent to be looked at or imported, with what was said about it. */
export interface Upload {
  /** Undefined when nobody says what it holds. */
  kind: string | undefined
  fileName: string
  fileKey: string
  options: ImportOptions
}

/**
 * Reads a multipart request with the parts `file` (or `fileKey` of a file sent before, so that a large one travels once), `kind` and `options` (JSON).
 * @throws Problem naming the part that is missing or wrong
 */
export async function receiveUpload(services: Services, request: Request): Promise<Upload> {
  if (!request.isMultipart())
    throw missing('file', 'Send the request as multipart/form-data with the parts file, kind and options.')
  const said: Record<string, string> = {}
  let file: { fileKey: string; fileName: string } | undefined
  for await (const part of request.parts() as AsyncIterable<MultipartFile | MultipartValue<string>>) {
    if (part.type === 'field') said[part.fieldname] = String(part.value)
    else file = await keepFile(services, part.file, part.filename)
  }
  file ??= await fileSentBefore(services, said.fileKey)
  if (!file) throw missing('file', 'Add the file as the part “file”.')
  return { ...file, kind: said.kind || undefined, options: readOptions(said.options) }
}

/** The upload with what it holds. @throws Problem when nobody said it */
export function withKind(upload: Upload): Upload & { kind: string } {
  const { kind } = upload
  if (kind) return { ...upload, kind }
  throw missing(
    'kind',
    'Say what the file holds: transactions, contacts, companies, products, or the path of another object.',
  )
}

/** Puts a file into the store and remembers it, so that it is removed when nobody imports it. */
export async function keepFile({ db, files }: Services, content: Readable, name: string) {
  const { hash } = await files.write(content)
  const fileName = (name.split(/[\\/]/).at(-1) || 'file').slice(0, 300)
  await sql`
    insert into import_upload (file_key, file_name) values (${hash}, ${fileName})
    on conflict (file_key) do update set file_name = excluded.file_name, created_at = now()
  `.execute(db)
  return { fileKey: hash, fileName }
}

async function fileSentBefore({ db }: Services, fileKey: string | undefined) {
  if (!fileKey) return undefined
  const { rows } = await sql<{ fileKey: string; fileName: string }>`
    select file_key, file_name from import_upload where file_key = ${fileKey}
  `.execute(db)
  if (rows[0]) return rows[0]
  throw new Problem('import.file-gone', {
    status: 410,
    title: 'That file is no longer kept.',
    mend: 'Choose it again.',
    field: 'fileKey',
  })
}

function readOptions(written: string | undefined): ImportOptions {
  if (!written) return {}
  let json: unknown
  try {
    json = JSON.parse(written)
  } catch {
    throw new Problem('import.bad-options', {
      status: 400,
      title: 'The options are no JSON.',
      field: 'options',
    })
  }
  const parsed = importOptions.safeParse(json)
  if (!parsed.success) throw invalidInput(parsed.error as z.ZodError)
  return parsed.data
}

const missing = (field: string, mend: string) =>
  new Problem('import.part-missing', { status: 400, title: `The part “${field}” is missing.`, mend, field })
