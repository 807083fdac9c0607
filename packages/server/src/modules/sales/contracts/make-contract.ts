import {
  addDays,
  amountPerPeriod,
  contract,
  contractLine,
  countedLines,
  dayAt,
  monthsOf,
  type RecurringPeriod,
} from '@regulars/model'
import { type Ctx, create, createMany, find, update } from '../../../records/index.ts'
import type { StoredLine, StoredQuote } from '../quotes/read-quote.ts'

/**
 * Makes the contracts of an accepted quote, in the transaction of the acceptance: one for what recurs monthly, one for what recurs yearly, each billed as it was
 * signed. It begins today, or the day after the contract that it renews; the order bears its first period.
 */
export async function makeContracts(
  ctx: Ctx,
  quote: StoredQuote,
  lines: readonly StoredLine[],
  orderId: string,
): Promise<void> {
  const recurring = countedLines(lines).filter((line) => line.period !== 'once')
  if (recurring.length === 0) return
  const startsOn = await firstDay(ctx, quote)
  for (const [period, some] of Map.groupBy(recurring, ({ period }) => period as RecurringPeriod))
    await makeContract(ctx, quote, some, { orderId, period, startsOn })
}

interface Given {
  orderId: string
  period: RecurringPeriod
  startsOn: string
}

async function makeContract(
  ctx: Ctx,
  quote: StoredQuote,
  lines: readonly StoredLine[],
  { orderId, period, startsOn }: Given,
): Promise<void> {
  const { title, contactId, companyId, ownerId, currency, terms, termMonths, noticeMonths } = quote
  const contractId = await create(
    ctx,
    contract,
    {
      ...{ title, contactId, companyId, ownerId, currency, terms, termMonths, startsOn, orderId },
      status: 'active',
      noticeCount: noticeMonths,
      noticeUnit: 'month',
      renewal: quote.renewal,
      billingMonths: String(monthsOf[period]),
      quoteId: quote.id,
      renewsId: quote.renewsId,
    },
    { trusted: true },
  )
  const written = lines.map((line, index) => ({
    ...contractLineOf(line, period),
    ...{ contractId, currency, position: index + 1 },
  }))
  await createMany(ctx, contractLine, written, { trusted: true })
}

/** A contract that is renewed by this quote ends with its term; the new one takes over. */
async function firstDay(ctx: Ctx, { renewsId }: StoredQuote): Promise<string> {
  const today = dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
  const renewed = renewsId ? await find(ctx, contract, renewsId) : undefined
  if (!renewed?.endsOn || renewed.status === 'ended') return today
  await update(ctx, contract, renewed.id, { renewal: 'ends' }, { trusted: true })
  return renewed.endsOn < today ? today : addDays(renewed.endsOn, 1)
}

/**
 * A line of a contract comes to exactly what was signed, without tax. Where the price on the quote includes tax or bears a share of a discount on everything, the
 * line is one of the whole amount.
 */
function contractLineOf(line: StoredLine, period: RecurringPeriod) {
  const { productId, name, quantity, unit, unitPrice, discountShare, net } = line
  if (amountPerPeriod(line) === net)
    return { productId, name, quantity, unit, unitPrice, discountShare, period }
  const whole = [quantity, unit ?? '×', name].join(' ').slice(0, 500)
  return { productId, name: quantity === 1 ? name : whole, quantity: 1, unitPrice: net, period }
}
