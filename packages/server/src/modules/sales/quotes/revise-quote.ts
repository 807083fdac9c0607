import { addDays, dayAt, quote, quoteLine } from '@regulars/model'
import { type Ctx, create, createMany, inChangeSet, update } from '../../../records/index.ts'
import { acceptedAlready, noSuchQuote, notFrom } from './problems.ts'
import { readLines, readQuote } from './read-quote.ts'
import { repriceQuote } from './reprice-quote.ts'

/** Properties that a new version begins with. */
const carried = [
  'title',
  'contactId',
  'companyId',
  'dealId',
  'ownerId',
  'currency',
  'priceBookId',
  'pricesIncludeTax',
  'taxRounding',
  'taxTreatment',
  'taxCountry',
  'discountShare',
  'language',
  'introduction',
  'terms',
  'termMonths',
  'noticeMonths',
  'renewal',
  'renewsId',
] as const

/** Makes a new version of a quote that was sent, as a draft; the old one holds until the new one is sent. Answers with its id. */
export async function reviseQuote(ctx: Ctx, id: string): Promise<string> {
  return inChangeSet(ctx, { label: '' }, async (inside) => {
    inside.changeSet.label ||= 'Made a new version of a quote'
    await update(inside, quote, id, {})
    const stored = await readQuote(inside, { id })
    if (!stored) throw noSuchQuote()
    if (stored.status === 'accepted') throw acceptedAlready()
    if (stored.status === 'draft' || stored.status === 'replaced') throw notFrom(stored.status, 'replaced')
    const { clock, settings } = inside.services
    const today = dayAt(clock.now(), inside.setting.timeZone)
    const newer = await create(
      inside,
      quote,
      {
        ...Object.fromEntries(
          carried.map((property) => [property, (stored as unknown as Record<string, unknown>)[property]]),
        ),
        number: stored.number,
        revision: stored.revision + 1,
        validUntil: addDays(today, settings.get('quoteValidDays')),
        replacesId: id,
      },
      { trusted: true },
    )
    await copyLines(inside, id, newer, stored.currency)
    await update(inside, quote, newer, await repriceQuote(inside, newer, stored), { trusted: true })
    return newer
  })
}

async function copyLines(ctx: Ctx, from: string, to: string, currency: string): Promise<void> {
  const lines = await readLines(ctx, from)
  const copies = lines.map(({ id: _, chosen: __, ...line }) => ({ ...line, currency, quoteId: to }))
  await createMany(ctx, quoteLine, copies, { trusted: true })
}
