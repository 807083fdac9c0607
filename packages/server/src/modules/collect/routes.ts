import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { ctxFor, getJson, type Services } from '../../records/index.ts'
import { customsOf } from './customs.ts'
import { builtInKindKeys, importKind } from './import-kinds.ts'
import { previewImport } from './plan/preview-import.ts'
import { rejectedFile } from './rejected-file.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'
import { receiveUpload } from './uploads.ts'

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
      const { kind, fileName, fileKey, options } = await receiveUpload(services, request)
      const preview = await previewImport(
        await services.files.path(fileKey),
        importKind(services.definitions.registry, kind).kind,
        options,
        customsOf(services),
      )
      return { fileKey, fileName, ...preview }
    },
  )
  app.post(
    '/api/v1/imports',
    { config: { ...config, summary: 'Import a file in the background', openapi: multipartBody } },
    async (request, reply) => {
      const id = await startImport(services, actorOf(request), await receiveUpload(services, request))
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

/** Multipart bodies have no zod schema; the description says what they hold. */
const multipartBody = {
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['kind'],
          properties: {
            file: { type: 'string', format: 'binary' },
            fileKey: {
              type: 'string',
              description: 'In place of file: the key that a preview answered with.',
            },
            kind: {
              type: 'string',
              description: `${builtInKindKeys.join(', ')}, or the path of an object that users made: machines.`,
            },
            options: {
              type: 'string',
              description:
                'JSON: mapping, hasHeader, skipRows, delimiter, encoding, dateFormat, decimal, currency, match, mode.',
            },
          },
        },
      },
    },
  },
}
