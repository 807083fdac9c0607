import { z } from 'zod'
import { settingChangesSchema } from '../../../platform/settings.ts'

/** How somebody is called. */
export const personName = z.string().trim().min(1, 'must not be empty').max(200)

/** An address to sign in with. */
export const newEmail = z.string().trim().pipe(z.email('must be an e-mail address').max(254))

/** What everybody may change of themselves; null means as the business has it. */
export const profileFields = {
  name: personName.optional(),
  locale: settingChangesSchema.shape.locale.nullable(),
  timeZone: settingChangesSchema.shape.timeZone.nullable(),
}
