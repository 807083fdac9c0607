import { sql } from 'kysely'
import { z } from 'zod'
import type { App } from '../../../platform/http/route.ts'
import { settingChangesSchema } from '../../../platform/settings.ts'
import type { Services } from '../../../records/index.ts'
import { createOwner, needsOwner } from '../people/create-owner.ts'
import { newEmail, personName } from '../people/fields.ts'
import { currencyInUse } from '../problems.ts'

const { businessName, currency, timeZone, locale } = settingChangesSchema.shape

const ownerSchema = z.strictObject({
  name: personName,
  email: newEmail,
  password: z.string().max(1000),
  businessName,
  currency,
  timeZone,
  locale,
})

/** Adds the routes of the first start, which nobody can be signed in for yet. */
export function addSetupRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/setup',
    { config: { permission: 'public', summary: 'How far this installation has come' } },
    () => readSetup(services),
  )
  app.post(
    '/api/v1/setup/owner',
    {
      config: {
        permission: 'public',
        summary: 'Make the first user, who may do everything; once',
        rateLimit: { perMinute: 10 },
      },
      schema: { body: ownerSchema },
    },
    async ({ body: { name, email, password, ...settings } }, reply) => {
      const { currency: counted } = await readSetup(services)
      if (counted !== null && (settings.currency ?? counted) !== counted) throw currencyInUse(counted)
      const id = await createOwner(services, { name, email, password, settings })
      return reply.status(201).send({ id })
    },
  )
}

/** How far it has come. What is there before anybody came, such as a sample, is counted in `currency`, which then stays. */
async function readSetup(services: Services) {
  const [isNew, isFilled] = await Promise.all([needsOwner(services), hasData(services)])
  return {
    needsOwner: isNew,
    hasData: isFilled,
    currency: isNew && isFilled ? services.settings.get('currency') : null,
  }
}

/** Whether there are customers, orders or products of any kind. */
async function hasData({ db, definitions: { registry } }: Services): Promise<boolean> {
  const there = ['contact', 'order', 'product'].map(
    (name) => sql`exists (select from ${sql.table(registry.object(name).table)} where deleted_at is null)`,
  )
  const { rows } = await sql<{ any: boolean }>`select ${sql.join(there, sql` or `)} as any`.execute(db)
  return rows[0]?.any ?? false
}
