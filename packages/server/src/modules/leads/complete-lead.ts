import { afterWorkingMinutes } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../records/index.ts'
import { contactFor } from './contact-for.ts'
import { holdIdentifiers } from './find-contact.ts'
import { convertedAlready, convertInstead } from './problems.ts'

/**
 * A lead on its way in: whoever asked becomes a person we know, once; the clock for the first answer begins. Later its state says when it was answered
 * and closed.
 */
export const completeLead: BeforeWrite = {
  object: 'lead',
  fields: ['status', 'contactId'],
  async run(ctx, writes) {
    const fresh = writes.filter(({ before }) => !before)
    await holdIdentifiers(ctx, fresh.map(identifiersOf))
    for (const write of fresh) await beginLead(ctx, write)
    for (const write of writes) if (write.before) followStatus(ctx, write, write.before)
  },
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const identifiersOf = ({ values }: PendingWrite) => ({
  email: textOf(values.email),
  phone: textOf(values.phone),
})

async function beginLead(ctx: Ctx, write: PendingWrite): Promise<void> {
  const { values } = write
  if (values.status === 'converted' && !values.dealId) throw convertInstead()
  await completeCompany(ctx, values)
  await completeContact(ctx, write)
  values.title ??= await titleOf(ctx, values)
  const { clock, settings } = ctx.services
  values.arrivedAt ??= clock.now().toISOString()
  const minutes = settings.get('leadResponseMinutes')
  const isNew = (values.status ?? 'new') === 'new'
  if (minutes === null || !isNew || values.responseDueAt !== undefined) return
  const arrived = new Date(String(values.arrivedAt))
  const hours = settings.get('workingHours')
  values.responseDueAt = afterWorkingMinutes(arrived, minutes, hours, ctx.setting.timeZone).toISOString()
}

/** Known by name, when one company alone is called so; otherwise one is made when the lead becomes a deal. */
async function completeCompany(ctx: Ctx, values: Record<string, unknown>): Promise<void> {
  const name = textOf(values.companyName)
  if (values.companyId || !name) return
  const { rows } = await sql<{ id: string }>`
    select id from company where fold(name) collate "C" = fold(${name}) collate "C" and deleted_at is null limit 2`.execute(
    ctx.db,
  )
  if (rows.length === 1) values.companyId = rows[0]!.id
}

async function completeContact(ctx: Ctx, { values }: PendingWrite): Promise<void> {
  if (values.contactId) return
  const { id, companyId } = await contactFor(ctx, values)
  values.contactId = id
  values.companyId ??= companyId
}

/** Who asked, and for whom: "Nora Brandt, Hotel Linde". */
async function titleOf(ctx: Ctx, values: Record<string, unknown>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from contact where id = ${values.contactId}`.execute(ctx.db)
  const who = textOf(values.name) ?? rows[0]?.name ?? 'Somebody'
  return [who, textOf(values.companyName)].filter(Boolean).join(', ').slice(0, 300)
}

function followStatus(
  { services: { clock } }: Ctx,
  { values }: PendingWrite,
  before: NonNullable<PendingWrite['before']>,
): void {
  const to = values.status
  if (to === undefined || to === before.status) return
  const now = clock.now().toISOString()
  // The link to the deal is kept by Regulars alone, so nobody can say so who has not converted it.
  if (to === 'converted' && !values.dealId) throw convertInstead()
  if (before.status === 'converted') throw convertedAlready(String(before.title))
  if (to === 'working' || to === 'converted') values.respondedAt ??= before.respondedAt ?? now
  values.closedAt = to === 'converted' || to === 'lost' ? now : null
}
