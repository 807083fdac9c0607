import { z } from 'zod'
import type { Request } from '../../../platform/http/route.ts'
import type { Services } from '../../../records/index.ts'
import { noSuchForm } from '../problems.ts'
import { campaignOf, plainAddress } from '../tracking/note-page.ts'
import type { SentForm } from './receive-answers.ts'
import { readForm, type StoredForm } from './stored-form.ts'

export const slugParams = z.strictObject({ slug: z.string().max(60) })

/** How often one network address may send answers. */
export const perAddress = { perMinute: 12 }

/**
 * The form at an address; drafts are nobody's business.
 * @throws Problem `form.not-found`
 */
export async function findForm(services: Services, slug: string): Promise<StoredForm> {
  const form = await readForm(services, { slug })
  if (!form || form.status === 'draft') throw noSuchForm()
  return form
}

/** Where answers come from. */
export function fromPage(
  carried: { page: string; referrer: string; visitor: string },
  { ip, headers }: Pick<Request, 'ip' | 'headers'>,
): Omit<SentForm, 'answers' | 'hasConsented' | 'nonce'> {
  const { page, referrer, visitor } = carried
  return {
    page: page ? plainAddress(page) : null,
    referrer: referrer ? plainAddress(referrer) : null,
    campaign: campaignOf(page),
    visitor: /^[\w-]{16,64}$/.test(visitor) ? visitor : null,
    address: ip.slice(0, 100),
    agent: (headers['user-agent'] ?? '').slice(0, 500),
  }
}
