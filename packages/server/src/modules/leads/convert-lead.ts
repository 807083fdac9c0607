import { company, contact, deal, lead, type RowOf, task } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, get, inChangeSet, update, updateMany } from '../../records/index.ts'
import { contactFor } from './contact-for.ts'
import { convertedAlready } from './problems.ts'

/** What the lead becomes, where it is not what the lead itself says. */
export interface Conversion {
  /** A company that is there already. */
  companyId?: string | undefined
  /** Otherwise the name of a new one; null = the deal is with the person alone. */
  companyName?: string | null | undefined
  dealTitle?: string | undefined
  /** Minor units in the currency of the business. */
  value?: number | null | undefined
  stageId?: string | undefined
}

/** What came of it. */
export interface Converted {
  contactId: string
  companyId: string | null
  dealId: string
}

type Lead = RowOf<typeof lead>

/**
 * Makes a deal of a lead, and a company where there was none, in one change set. Nothing is copied away: the person stays who they were with all that
 * happened, tasks follow to the deal, and undoing the change set leaves the lead as it was.
 *
 * @throws Problem `lead.converted`; and what stands in the way of making the deal
 */
export async function convertLead(ctx: Ctx, id: string, wanted: Conversion): Promise<Converted> {
  return inChangeSet(ctx, { label: 'Made a deal of a lead' }, async (inside) => {
    await sql`select id from lead where id = ${id} for no key update`.execute(inside.db)
    const found = await get(inside, lead, id)
    if (found.status === 'converted') throw convertedAlready(found.title)
    const companyId = await companyFor(inside, found, wanted)
    // What an import brought may not be anybody's yet.
    const contactId = found.contactId ?? (await contactFor(inside, { ...found, companyId })).id
    // As whoever converts, so that only those who may change the lead can.
    await update(inside, lead, id, { contactId, companyId, lostReason: null })
    await raiseContact(inside, contactId, companyId)
    const dealId = await makeDeal(inside, { ...found, contactId }, companyId, wanted)
    await moveTasks(inside, id, dealId)
    await update(inside, lead, id, { status: 'converted', dealId }, { trusted: true })
    return { contactId, companyId, dealId }
  })
}

async function companyFor(ctx: Ctx, found: Lead, wanted: Conversion): Promise<string | null> {
  if (wanted.companyId) return wanted.companyId
  if (wanted.companyName === null) return null
  if (wanted.companyName === undefined && found.companyId) return found.companyId
  const name = (wanted.companyName ?? found.companyName ?? '').trim()
  if (name === '') return null
  const { rows } = await sql<{ id: string }>`
    select id from company where fold(name) collate "C" = fold(${name}) collate "C" and deleted_at is null limit 2`.execute(
    ctx.db,
  )
  if (rows.length === 1) return rows[0]!.id
  const { ownerId, answers } = found
  return create(ctx, company, { ...saidOf('company', answers), name, ...(ownerId ? { ownerId } : {}) })
}

/** What a form asked about an object that is made only now. */
function saidOf(object: string, answers: unknown): Record<string, unknown> {
  if (!Array.isArray(answers)) return {}
  const said = answers as Array<{ field?: unknown; value?: unknown }>
  return Object.fromEntries(
    said.flatMap(({ field, value }) => {
      const [of, key] = String(field).split('.')
      return of === object && key && value !== null ? [[key, value]] : []
    }),
  )
}

/** Whoever asked is a prospect now, unless they buy from us already. */
async function raiseContact(ctx: Ctx, id: string, companyId: string | null): Promise<void> {
  const { lifecycle, companyId: known } = await get(ctx, contact, id)
  const isEarly = lifecycle === 'visitor' || lifecycle === 'lead'
  const values = { ...(isEarly ? { lifecycle: 'prospect' } : {}), ...(known ? {} : { companyId }) }
  await update(ctx, contact, id, values, { trusted: true })
}

function makeDeal(ctx: Ctx, found: Lead, companyId: string | null, wanted: Conversion): Promise<string> {
  const { contactId, title, source, message, ownerId } = found
  return create(ctx, deal, {
    title: wanted.dealTitle?.trim() || title,
    contactId,
    companyId,
    source,
    about: message,
    value: wanted.value ?? null,
    ...(wanted.stageId ? { stageId: wanted.stageId } : {}),
    ...(ownerId ? { ownerId } : {}),
  })
}

/** What was promised about the lead is promised about the deal. */
async function moveTasks(ctx: Ctx, leadId: string, dealId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from task where lead_id = ${leadId} and deleted_at is null`.execute(ctx.db)
  const changes = rows.map(({ id }) => ({ id, values: { dealId } }))
  await updateMany(ctx, task, changes, { trusted: true })
}
