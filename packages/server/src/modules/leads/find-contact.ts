import { normaliseIdentifier } from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import { sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'
import { resolveContact } from '../identity/index.ts'

/** By what somebody can be recognised. */
export interface Recognised {
  email?: string | null | undefined
  /** In E.164 where it could be read as such. */
  phone?: string | null | undefined
}

/** Who it is, and by what that is known. */
export interface FoundContact {
  id: string
  companyId: string | null
  by: 'e-mail' | 'phone'
}

/**
 * The one person whom an e-mail address or a telephone number names. Families and offices share numbers, so a number that nobody verified decides only when one
 * person alone has it and nothing contradicts: of two different e-mail addresses it makes no one person.
 */
export async function findContact(ctx: Ctx, seen: Recognised): Promise<FoundContact | undefined> {
  const given = givenOf(seen)
  if (given.length === 0) return undefined
  const { contactId, decidedBy, known } = await resolveContact(ctx, given)
  if (contactId && decidedBy) return found(ctx, contactId, decidedBy.kind === 'email' ? 'e-mail' : 'phone')
  const byPhone = new Set(known.filter(({ kind }) => kind === 'phone').map((each) => each.contactId))
  const [only] = byPhone
  if (byPhone.size !== 1 || !only || known.some(({ shared }) => shared)) return undefined
  const person = await found(ctx, only, 'phone')
  return seen.email && person?.email ? undefined : person
}

function givenOf({ email, phone }: Recognised) {
  return (
    [
      ['email', email],
      ['phone', phone],
    ] as const
  ).flatMap(([kind, written]) => {
    const read = written ? normaliseIdentifier(kind, written, { readPhone }) : undefined
    return read?.ok ? [{ kind, value: read.value, verified: false }] : []
  })
}

async function found(
  ctx: Ctx,
  id: string,
  by: FoundContact['by'],
): Promise<(FoundContact & { email: string | null }) | undefined> {
  const { rows } = await sql<{ id: string; companyId: string | null; email: string | null }>`
    select id, company_id, email from contact where id = ${id}`.execute(ctx.db)
  return rows[0] && { ...rows[0], by }
}

/** Two who come at once with the same address or number wait for each other, so that one person is made of both. */
export async function holdIdentifiers(ctx: Ctx, seen: readonly Recognised[]): Promise<void> {
  const keys = seen.flatMap(({ email, phone }) => [email?.toLowerCase(), phone?.toLowerCase()])
  for (const key of [...new Set(keys)].filter((each) => each !== undefined).sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`contact ${key}`}, 0))`.execute(ctx.db)
}
