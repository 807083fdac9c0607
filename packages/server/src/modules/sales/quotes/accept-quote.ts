import {
  countedLines,
  dayAt,
  mayChoose,
  order,
  orderLine,
  quote,
  quoteAcceptance,
  quoteLine,
} from '@regulars/model'
import { sql } from 'kysely'
import {
  type Ctx,
  create,
  createMany,
  inChangeSet,
  type Services,
  systemCtx,
  update,
  updateMany,
} from '../../../records/index.ts'
import { makeContracts } from '../contracts/make-contract.ts'
import { acceptedAlready, expired, noSuchQuote, notFrom, notOptional, readAnother } from './problems.ts'
import { lockQuote, readLines, readQuote, type StoredLine, type StoredQuote } from './read-quote.ts'
import { repriceQuote } from './reprice-quote.ts'
import { winDeal } from './win-deal.ts'

/** What the customer says by signing, and from where. */
export interface Signing {
  signedBy: string
  /** Strokes as drawn; empty when the typed name is the signature. */
  signature: readonly (readonly (readonly [number, number])[])[]
  /** The optional lines that were ticked, and the alternatives that were taken. */
  chosenLineIds: readonly string[]
  /** SHA-256 of the document that was on offer, and what it came to, as the customer's page showed them. */
  documentHash: string
  gross: number
  address: string
  agent: string
}

/**
 * Accepts a quote for the customer who holds its link: keeps the evidence, makes the order and the contracts of what recurs, wins the deal and settles the quote, all in
 * one transaction that nobody can take back.
 * Of two acceptances at once one is told that it came second.
 *
 * @returns id of the order
 * @throws Problem `quote.expired`, `quote.accepted`, `quote.changed`, `quote.not-optional`, `quote.state`
 */
export async function acceptQuote(services: Services, token: string, signing: Signing): Promise<string> {
  const ctx = systemCtx(services, 'Customer')
  const label = `${signing.signedBy} accepted a quote`
  return inChangeSet(ctx, { kind: 'form', label, source: 'Page of the quote' }, async (inside) => {
    // What a customer signed is taken back by talking to them, not by undoing.
    inside.changeSet.final = true
    const offered = await holdOffer(inside, token, signing)
    await choose(inside, offered, signing.chosenLineIds)
    const accepted = (await readQuote(inside, { token }))!
    if (accepted.gross !== signing.gross) throw readAnother()
    const lines = await readLines(inside, accepted.id)
    const orderId = await makeOrder(inside, accepted, countedLines(lines))
    await makeContracts(inside, accepted, lines, orderId)
    await keepEvidence(inside, accepted, orderId, signing)
    await winDeal(inside, accepted)
    const decidedAt = services.clock.now().toISOString()
    await update(inside, quote, accepted.id, { status: 'accepted', decidedAt }, { trusted: true })
    return orderId
  })
}

/** Locks the quote, and makes sure that it is on offer and that it is what was read. */
async function holdOffer(ctx: Ctx, token: string, { documentHash }: Signing): Promise<StoredQuote> {
  const found = await readQuote(ctx, { token })
  if (!found) throw noSuchQuote()
  await lockQuote(ctx, found.id)
  const offered = (await readQuote(ctx, { token })) ?? found
  if (offered.status === 'accepted') throw acceptedAlready()
  const today = dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
  const isOver = offered.validUntil !== null && offered.validUntil < today
  if (offered.status === 'expired' || (offered.status === 'sent' && isOver))
    throw expired(offered.validUntil ?? today)
  if (offered.status !== 'sent') throw notFrom(offered.status, 'accepted')
  if (offered.documentHash !== documentHash) throw readAnother()
  return offered
}

async function choose(ctx: Ctx, offered: StoredQuote, chosenIds: readonly string[]): Promise<void> {
  const lines = await readLines(ctx, offered.id)
  if (!mayChoose(lines, chosenIds)) throw notOptional()
  if (chosenIds.length === 0) return
  const changes = chosenIds.map((id) => ({ id, values: { chosen: true } }))
  await updateMany(ctx, quoteLine, changes, { trusted: true })
  const { net, tax, gross, margin } = await repriceQuote(ctx, offered.id, offered, 'as-sent')
  await update(ctx, quote, offered.id, { net, tax, gross, margin }, { trusted: true })
}

/** The order has the lines that count. */
async function makeOrder(ctx: Ctx, accepted: StoredQuote, lines: readonly StoredLine[]): Promise<string> {
  const { contactId, companyId, currency, number, tax, gross, taxTreatment } = accepted
  const orderId = await create(
    ctx,
    order,
    {
      number,
      contactId,
      companyId,
      channel: 'web',
      placedAt: ctx.services.clock.now().toISOString(),
      progress: 'new',
      currency,
      tax,
      taxTreatment,
      total: gross,
      ...(await shippingAddress(ctx, accepted)),
    },
    { trusted: true },
  )
  await createMany(
    ctx,
    orderLine,
    lines.map((line, index) => ({ ...orderLineOf(line, index), orderId, currency })),
    {
      trusted: true,
    },
  )
  return orderId
}

/** Where the customer is; who delivers may change it. */
async function shippingAddress(ctx: Ctx, { contactId, companyId }: StoredQuote) {
  const { rows } = await sql<Record<string, string | null>>`
    select coalesce(company.name, contact.name) as ship_to_name, coalesce(company.street, contact.street) as ship_to_street,
      coalesce(company.postcode, contact.postcode) as ship_to_postcode, coalesce(company.city, contact.city) as ship_to_city,
      coalesce(company.country, contact.country) as ship_to_country
    from (select) as one
    left join contact on contact.id = ${contactId} left join company on company.id = ${companyId}`.execute(
    ctx.db,
  )
  return rows[0]!
}

function orderLineOf(
  { productId, name, quantity, unit, unitPrice, gross, tax, taxes }: StoredLine,
  index: number,
) {
  return {
    position: index + 1,
    productId,
    description: name,
    quantity,
    unit,
    unitPrice,
    amount: gross,
    tax,
    taxes,
  }
}

async function keepEvidence(
  ctx: Ctx,
  accepted: StoredQuote,
  orderId: string,
  signing: Signing,
): Promise<void> {
  const { signedBy, signature, address, agent, documentHash } = signing
  await create(
    ctx,
    quoteAcceptance,
    {
      quoteId: accepted.id,
      orderId,
      signedBy,
      signedAt: ctx.services.clock.now().toISOString(),
      signature,
      address: address.slice(0, 100),
      agent: agent.slice(0, 500),
      documentHash,
      gross: accepted.gross,
      currency: accepted.currency,
    },
    { trusted: true },
  )
}
