import type { App } from '../../../platform/http/route.ts'
import { actorOf } from '../../../platform/http/route.ts'
import { writtenSettingsSchema } from '../../../platform/settings.ts'
import type { Services } from '../../../records/index.ts'

/** Adds the routes of the settings. */
export function addSettingsRoutes(app: App, { settings, clock }: Services): void {
  const path = '/api/v1/settings'
  app.get(path, { config: { permission: 'signed-in', summary: 'How the business is set up' } }, () =>
    settings.all(),
  )
  app.patch(
    path,
    {
      config: { permission: 'settings.manage', summary: 'Change how the business is set up' },
      schema: { body: writtenSettingsSchema },
    },
    async (request) => {
      await settings.set(request.body, { userId: actorOf(request).userId, at: clock.now() })
      return settings.all()
    },
  )
}
