import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { learnIdentifiers, resolveContact } from '../../identity/index.ts'

/** Who signs up, and how surely it is they. */
export interface Signer {
  contactId: string
  /** They are new, or have proven the address by which we know them. */
  isSure: boolean
  /** The address that they have proven. */
  provenEmail: string | null
}

/**
 * Gives somebody the number of a member card, or tells the one they have. Whoever only wrote the address of somebody we know gets a new number that says nothing yet:
 * it is not verified, so that nobody takes the card of another, nor learns that there is one.
 */
export async function giveCard(ctx: Ctx, { contactId, isSure, provenEmail }: Signer): Promise<string> {
  const number = (isSure && (await cardOf(ctx, contactId))) || (await freeNumber(ctx))
  const given = [
    { kind: 'memberCard' as const, value: number, verified: isSure },
    ...(provenEmail ? [{ kind: 'email' as const, value: provenEmail.toLowerCase(), verified: true }] : []),
  ]
  await learnIdentifiers(ctx, contactId, given, await resolveContact(ctx, given))
  return number
}

async function cardOf(ctx: Ctx, contactId: string): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    select value from identifier where contact_id = ${contactId} and kind = 'memberCard' and verified and not shared
    order by created_at, id limit 1`.execute(ctx.db)
  return rows[0]?.value
}

async function freeNumber(ctx: Ctx): Promise<string> {
  for (;;) {
    const number = withCheckDigit(String(randomInt(100_000_000, 1_000_000_000)))
    const { rows } =
      await sql`select from identifier where kind = 'memberCard' and lower(value) = ${number}`.execute(ctx.db)
    if (rows.length === 0) return number
  }
}

/**
 * Nine digits and the check digit of GS1 (General Specifications, 7.9: weights 3 and 1 from the right), so that a slip at the till is noticed; shorter than the number of
 * any payment card.
 *
 * @example withCheckDigit('629104150') // '6291041502'
 */
export function withCheckDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** As people read it out: 629 104 1502. */
export const spokenNumber = (number: string): string => number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')
