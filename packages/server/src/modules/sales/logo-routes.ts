import { readFile } from 'node:fs/promises'
import type { App } from '../../platform/http/route.ts'
import { actorOf } from '../../platform/http/route.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../records/index.ts'
import { pictureType, readLogo } from './logo.ts'

const maxBytes = 1024 * 1024

/** The logo on documents and on the customer's page. */
export function addLogoRoutes(app: App, services: Services): void {
  const { settings, files, clock } = services
  app.get(
    '/api/v1/public/logo',
    { config: { permission: 'public', tag: 'public', summary: 'The logo of the business' } },
    async (_request, reply) => {
      const logo = await readLogo(services)
      if (!logo) return reply.callNotFound()
      return reply.type(pictureType(logo)!).header('cache-control', 'no-cache').send(logo)
    },
  )
  app.post(
    '/api/v1/settings/logo',
    {
      config: {
        permission: 'settings.manage',
        tag: 'settings',
        summary: 'Bring a logo, as a PNG or JPEG file',
      },
    },
    async (request) => {
      const part = await request.file()
      if (!part) throw noPicture()
      const { hash } = await files.write(part.file, { maxBytes })
      const bytes = await readFile(await files.path(hash))
      if (!pictureType(bytes)) throw noPicture()
      await settings.set({ logoHash: hash }, { userId: actorOf(request).userId, at: clock.now() })
      return settings.all()
    },
  )
  app.delete(
    '/api/v1/settings/logo',
    { config: { permission: 'settings.manage', tag: 'settings', summary: 'Do without a logo' } },
    async (request) => {
      await settings.set({ logoHash: null }, { userId: actorOf(request).userId, at: clock.now() })
      return settings.all()
    },
  )
}

const noPicture = () =>
  new Problem('logo.no-picture', {
    status: 422,
    title: 'This is no PNG or JPEG picture.',
    mend: 'Save the logo as a PNG and bring that.',
  })
