import { type FileValue, type JsonSchema, jsonSchemaOf, shownTypes } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { ctxFor, type Services } from '../context.ts'
import { noSuchFile } from '../files/file-problems.ts'
import { receiveFile } from '../files/keep-file.ts'
import { visibleColumns } from '../read/access.ts'
import { getJson } from '../read/get.ts'
import { addObjectRoutes, objectRoute } from './object-routes.ts'
import { answer, parameter } from './record-schemas.ts'
import { idParameter } from './write-schemas.ts'

/** Adds the doors by which files come in and go out. */
export function addFileRoutes(app: App, services: Services): void {
  app.post(
    '/api/v1/files',
    {
      config: {
        permission: 'signed-in',
        tag: 'files',
        summary: 'Bring a file, to be put into a field of files by the id it gets',
        openapi: { requestBody: multipartBody, responses: answer(broughtSchema) },
        rateLimit: { perMinute: 120 },
      },
    },
    (request) => receiveFile(services, actorOf(request), request),
  )
  addObjectRoutes(app, services, [fileRoute])
}

const broughtSchema = jsonSchemaOf({ kind: 'file', required: true }).items as JsonSchema

const multipartBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { type: 'string', format: 'binary' },
          thumbnail: {
            type: 'string',
            format: 'binary',
            description: 'A small picture of it, as JPEG of at most 64 kB.',
          },
        },
      },
    },
  },
}

const as = parameter(
  'as',
  'download hands it over; picture shows it where it is a picture; thumbnail is a small picture of it.',
  { type: 'string', enum: ['download', 'picture', 'thumbnail'], default: 'download' },
)

/** A file goes out by the record that holds it: to who may see the record and the field, and nobody else. */
const fileRoute = objectRoute({
  method: 'GET',
  path: '/:id/files/:fileId',
  act: 'read',
  has: ({ fields }) => Object.values(fields).some(({ kind }) => kind === 'file'),
  schema: {
    params: z.looseObject({ id: z.uuid(), fileId: z.uuid() }),
    querystring: z.strictObject({ as: z.enum(['download', 'picture', 'thumbnail']).default('download') }),
  },
  summary: (object) => `A file of one of the ${object.labelPlural.toLowerCase()}`,
  openapi: () => ({
    parameters: [idParameter, { ...idParameter, name: 'fileId' }, as],
    responses: {
      200: {
        description: 'The file',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    },
  }),
  async answer({ services, object, id, query, request, reply }) {
    const ctx = ctxFor(services, actorOf(request))
    const { fileId } = request.params as { fileId: string }
    const columns = visibleColumns(ctx, object).filter(({ field }) => field.kind === 'file')
    if (columns.length === 0) throw noSuchFile()
    const { json } = await getJson(ctx, object, id, { fields: columns.map(({ property }) => property) })
    const record = JSON.parse(json) as Record<string, FileValue[] | null>
    const file = columns.flatMap(({ property }) => record[property] ?? []).find((each) => each.id === fileId)
    const content = file && (await contentOf(services, fileId))
    if (!content) throw noSuchFile()
    const { hash, type, bytes, isShown } = outgoing(content, query.as)
    if (!hash) throw noSuchFile()
    reply
      .type(type)
      .header('content-disposition', dispositionOf(file.name ?? 'file', isShown))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=300')
    if (bytes !== undefined) reply.header('content-length', bytes)
    return reply.send(await services.files.read(hash))
  },
})

interface Content {
  type: string
  bytes: number
  hash: string
  thumbnailHash: string | null
}

async function contentOf({ db }: Services, id: string): Promise<Content | undefined> {
  const { rows } = await sql<Content>`
    select type, bytes::double precision as bytes, hash, thumbnail_hash from file where id = ${id}::uuid
  `.execute(db)
  return rows[0]
}

/** Only pictures that hold nothing to be run are shown by the browser; whatever else there is, it is handed over without a look at it. */
function outgoing(
  { type, bytes, hash, thumbnailHash }: Content,
  wanted: 'download' | 'picture' | 'thumbnail',
) {
  if (wanted === 'thumbnail')
    return { hash: thumbnailHash, type: 'image/jpeg', bytes: undefined, isShown: true }
  const isShown = wanted === 'picture' && shownTypes.has(type)
  return { hash, type: isShown ? type : 'application/octet-stream', bytes, isShown }
}

/** Names as RFC 6266 writes them: in ASCII for old programs, and as they are. */
function dispositionOf(name: string, isShown: boolean): string {
  const plain = name.replace(/[^\w.() -]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`
}
