import { z } from 'zod'
import { noSuchPath } from '../../../platform/http/errors.ts'
import { type App, actorOf } from '../../../platform/http/route.ts'
import {
  ctxFor,
  one,
  type Parameters,
  readList,
  readSelection,
  type Services,
} from '../../../records/index.ts'
import { exportFormats } from './export-formats.ts'
import { openExport } from './open-export.ts'

const params = z.strictObject({ object: z.string() })

const openapi = {
  parameters: [
    {
      name: 'object',
      in: 'path',
      required: true,
      schema: { type: 'string' },
      description: 'Path of the object: contacts.',
    },
    {
      name: 'format',
      in: 'query',
      schema: { type: 'string', enum: exportFormats.map(({ key }) => key), default: 'csv' },
      description: 'vcf is for people only.',
    },
    {
      name: 'columns',
      in: 'query',
      schema: { type: 'string' },
      description: 'Fields in order, parted by commas, also company.city. Default all that may be seen.',
    },
    {
      name: 'filter',
      in: 'query',
      schema: { type: 'string' },
      description: 'A condition as JSON, as in lists.',
    },
    { name: 'segment', in: 'query', schema: { type: 'string', format: 'uuid' } },
    { name: 'sort', in: 'query', schema: { type: 'string' }, description: 'As in lists: -revenue,name.' },
  ],
  responses: {
    200: { description: 'The file.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
  },
}

/** The route that writes any list into a file. */
export function addExportRoute(app: App, services: Services): void {
  app.get(
    '/api/v1/export/:object',
    {
      config: {
        permission: 'export.run',
        tag: 'exports',
        summary: 'Take the records of a list out as a file; importing it again changes nothing',
        openapi,
      },
      schema: { params },
    },
    async (request, reply) => {
      const ctx = ctxFor(services, actorOf(request))
      const object = ctx.registry.byPath(request.params.object)
      if (!object) throw noSuchPath(request.method, request.url.split('?')[0]!)
      const parameters = request.query as Parameters
      const file = await openExport(ctx, object, {
        ...readSelection(ctx, object, parameters, ['format', 'columns']),
        format: one(parameters, 'format') ?? 'csv',
        columns: readList(parameters, 'columns'),
        sort: one(parameters, 'sort'),
      })
      return reply
        .type(file.mediaType)
        .header('content-disposition', `attachment; filename="${file.fileName}"`)
        .send(file.content)
    },
  )
}
