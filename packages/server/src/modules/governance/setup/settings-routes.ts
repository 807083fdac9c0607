import { type App, actorOf } from '../../../platform/http/route.ts'
import { accessTopic } from '../../../platform/live/live.ts'
import { writtenSettingsSchema } from '../../../platform/settings.ts'
import type { Services } from '../../../records/index.ts'

/** Adds the routes of the settings. */
export function addSettingsRoutes(app: App, services: Services): void {
  const { settings, clock, actors, live } = services
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
      // Who has no second factor may do nothing from now on, or everything again.
      if (request.body.secondFactorRequired !== undefined) {
        actors.forget()
        await live.publish(accessTopic, null)
      }
      return settings.all()
    },
  )
}
