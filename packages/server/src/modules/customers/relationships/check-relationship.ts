import { isMutual, type RelationshipKind, relationshipKinds } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx } from '../../../records/index.ts'
import { isThereAlready, notBetweenThese, wouldGoRound } from './problems.ts'

/** The four ends of a relationship, two of which a kind fills. */
interface Ends {
  contactId: string | null
  companyId: string | null
  otherContactId: string | null
  otherCompanyId: string | null
}

/** Sees to it that a relationship is between two of the right sort, there once, and that nobody reports to themselves. */
export const checkRelationship: BeforeWrite = {
  object: 'relationship',
  fields: ['kind', 'contactId', 'companyId', 'otherContactId', 'otherCompanyId'],
  async run(ctx, writes) {
    for (const { id, before, values } of writes) {
      const whole = { ...before, ...values } as Partial<Ends> & { kind?: RelationshipKind }
      // A kind that is missing or unknown is named by the check of its field.
      if (!whole.kind || !Object.hasOwn(relationshipKinds, whole.kind)) continue
      const ends = endsOf(whole)
      refuseMisfit(whole.kind, ends)
      await refuseTwice(ctx, id, whole.kind, ends)
      if (whole.kind === 'reportsTo') await refuseRound(ctx, id, ends)
    }
  },
}

const endsOf = (whole: Partial<Ends>): Ends => ({
  contactId: whole.contactId ?? null,
  companyId: whole.companyId ?? null,
  otherContactId: whole.otherContactId ?? null,
  otherCompanyId: whole.otherCompanyId ?? null,
})

function refuseMisfit(kind: RelationshipKind, ends: Ends): void {
  const { from, to } = relationshipKinds[kind]
  const fits =
    (ends.contactId !== null) === (from === 'contact') &&
    (ends.companyId !== null) === (from === 'company') &&
    (ends.otherContactId !== null) === (to === 'contact') &&
    (ends.otherCompanyId !== null) === (to === 'company')
  const isOne =
    from === to && (ends.contactId ?? ends.companyId) === (ends.otherContactId ?? ends.otherCompanyId)
  if (!fits || isOne) throw notBetweenThese(kind)
}

async function refuseTwice(ctx: Ctx, id: string, kind: RelationshipKind, ends: Ends): Promise<void> {
  const one = ends.contactId ?? ends.companyId
  const other = ends.otherContactId ?? ends.otherCompanyId
  const turned = isMutual(kind)
    ? sql`or (coalesce(contact_id, company_id) = ${other} and coalesce(other_contact_id, other_company_id) = ${one})`
    : sql``
  const { rows } = await sql`
    select from relationship
    where id <> ${id} and kind = ${kind}
      and (contact_id in (${one}, ${other}) or company_id in (${one}, ${other}))
      and ((coalesce(contact_id, company_id) = ${one} and coalesce(other_contact_id, other_company_id) = ${other}) ${turned})
    limit 1`.execute(ctx.db)
  if (rows.length > 0) throw isThereAlready()
}

/** Whom the other reports to, all the way up, must not be the one. */
async function refuseRound(ctx: Ctx, id: string, { contactId, otherContactId }: Ends): Promise<void> {
  const { rows } = await sql`
    with recursive above (id) as (
      select ${otherContactId}::uuid
      union
      select other_contact_id from above
      join relationship on contact_id = above.id and kind = 'reportsTo' and relationship.id <> ${id}
    )
    select from above where id = ${contactId} limit 1`.execute(ctx.db)
  if (rows.length > 0) throw wouldGoRound()
}
