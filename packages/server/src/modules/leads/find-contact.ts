import { sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'

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
 * The one person known by an e-mail address, or else by a telephone number. Families and offices share numbers, so a number decides only when one
 * person alone has it and nothing contradicts: of two different e-mail addresses it makes no one person.
 */
export async function findContact(ctx: Ctx, { email, phone }: Recognised): Promise<FoundContact | undefined> {
  if (!email && !phone) return undefined
  const { rows } = await sql<FoundContact & { email: string | null }>`
    (select id, company_id, email, 'e-mail' as by from contact
      where lower(email) = lower(${email ?? null}::text) and deleted_at is null limit 1)
    union all
    (select id, company_id, email, 'phone' as by from contact
      where lower(phone) = lower(${phone ?? null}::text) and deleted_at is null limit 2)`.execute(ctx.db)
  const byMail = rows.find(({ by }) => by === 'e-mail')
  if (byMail) return byMail
  const byPhone = rows.filter(({ by }) => by === 'phone')
  const [only] = byPhone
  return byPhone.length === 1 && only && (!email || !only.email) ? only : undefined
}

/** Two who come at once with the same address or number wait for each other, so that one person is made of both. */
export async function holdIdentifiers(ctx: Ctx, seen: readonly Recognised[]): Promise<void> {
  const keys = seen.flatMap(({ email, phone }) => [email?.toLowerCase(), phone?.toLowerCase()])
  for (const key of [...new Set(keys)].filter((each) => each !== undefined).sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`contact ${key}`}, 0))`.execute(ctx.db)
}
