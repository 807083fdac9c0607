import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { ctxFor, getJson, type Services } from '../../records/index.ts'
import { dryRun } from './dry-run.ts'
import { importOptions } from './plan/import-options.ts'
import { previewUpload } from './preview-upload.ts'
import { rejectedFile } from './rejected-file.ts'
import { startImport } from './start-import.ts'
import { findImportTwins } from './twins/find-import-twins.ts'
import { undoImport } from './undo-import.ts'
import { receiveUpload, withKind } from './uploads.ts'

const params = z.strictObject({ id: z.uuid() })
const config = { permission: 'import.run', tag: 'imports' }

/** The routes of importing that the generic ones cannot say; list and get of imports are theirs. */
export function addImportRoutes(app: App, services: Services): void {
  app.post(
    '/api/v1/imports/preview',
    {
      config: {
        ...config,
        summary: 'Read the first rows of a file as an import would, writing nothing',
        openapi: multipartBody,
      },
    },
    async (request) => {
      const upload = await receiveUpload(services, request)
      const { fileKey, fileName } = upload
      return { fileKey, fileName, ...(await previewUpload(services, actorOf(request), upload)) }
    },
  )
  app.post(
    '/api/v1/imports/dry-run',
    {
      config: {
        ...config,
        summary: 'Count exactly what an import would do, keeping nothing',
        openapi: multipartBody,
      },
    },
    async (request) => dryRun(services, actorOf(request), withKind(await receiveUpload(services, request))),
  )
  app.post(
    '/api/v1/imports/twins',
    {
      config: {
        ...config,
        summary: 'Find the rows of a file that look like somebody who is there already, keeping nothing',
        openapi: multipartBody,
      },
    },
    async (request) =>
      findImportTwins(services, actorOf(request), withKind(await receiveUpload(services, request))),
  )
  app.post(
    '/api/v1/imports',
    { config: { ...config, summary: 'Import a file in the background', openapi: multipartBody } },
    async (request, reply) => {
      const id = await startImport(
        services,
        actorOf(request),
        withKind(await receiveUpload(services, request)),
      )
      return reply
        .status(201)
        .header('location', `/api/v1/imports/${id}`)
        .send(await importJson(services, request, id))
    },
  )
  app.post(
    '/api/v1/imports/:id/undo',
    { config: { ...config, summary: 'Take an import back' }, schema: { params } },
    async (request) => {
      await undoImport(ctxFor(services, actorOf(request)), request.params.id)
      return importJson(services, request, request.params.id)
    },
  )
  app.get(
    '/api/v1/imports/:id/rejected',
    {
      config: { ...config, summary: 'Rows that were not read in, with the reasons, as CSV' },
      schema: { params },
    },
    async ({ params: { id } }, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rejected-rows.csv"')
        .send(rejectedFile(services.pool, id)),
  )
}

async function importJson(
  services: Services,
  request: { actor: Parameters<typeof actorOf>[0]['actor'] },
  id: string,
) {
  const { json } = await getJson(
    ctxFor(services, actorOf(request)),
    services.definitions.registry.object('import'),
    id,
  )
  return JSON.parse(json) as unknown
}

const kindDescription =
  'What a row is: transactions (lines of sales), or the path of an object: contacts, companies, products, orders … A preview finds it out when it is left out.'

/** Multipart bodies have no zod schema; the description says what they hold. The options are described as what their text holds. */
const multipartBody = {
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: {
            file: { type: 'string', format: 'binary' },
            fileKey: {
              type: 'string',
              description: 'In place of file: the key that a preview answered with.',
            },
            kind: { type: 'string', description: kindDescription },
            options: z.toJSONSchema(importOptions, { io: 'input' }),
          },
        },
        encoding: { options: { contentType: 'application/json' } },
      },
    },
  },
}
