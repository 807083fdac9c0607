import type { BeforeWrite } from '../../records/index.ts'
import { freeSlug } from '../leads/index.ts'
import { badSpan, oneHost } from './problems.ts'

const minute = 60

/** The least and the most of each span, in seconds. */
const spans = {
  lasts: { least: 5 * minute, most: 720 * minute, sentence: 'A meeting lasts from 5 minutes to 12 hours.' },
  every: { least: 5 * minute, most: 720 * minute, sentence: 'Times begin every 5 minutes to 12 hours.' },
  bufferBefore: { least: 0, most: 480 * minute, sentence: 'At most 8 hours are kept free before.' },
  bufferAfter: { least: 0, most: 480 * minute, sentence: 'At most 8 hours are kept free after.' },
  notice: { least: 0, most: 60 * 24 * 60 * minute, sentence: 'The notice is at most 60 days.' },
} as const

/** A booking page on its way in: it has an address, one whom one meets, and spans that make sense. */
export const completePage: BeforeWrite = {
  object: 'bookingPage',
  async run(ctx, writes) {
    for (const write of writes) {
      const { before, values } = write
      if (!before || values.slug !== undefined) values.slug = await freeSlug(ctx, 'booking_page', write)
      const { hostId, teamId } = { ...before, ...values }
      if (Boolean(hostId) === Boolean(teamId)) throw oneHost()
      for (const [field, { least, most, sentence }] of Object.entries(spans)) {
        const span = values[field]
        if (typeof span === 'number' && (span < least || span > most)) throw badSpan(field, sentence)
      }
    }
  },
}
