import { contact, dayAt, isWorkingTime, lead } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { type Ctx, inChangeSet, selectedIds, systemCtx, updateMany } from '../../../records/index.ts'
import { chooseOwner } from './choose-owner.ts'
import { type RuleInUse, readRules } from './read-rules.ts'

const atOnce = 200

/** New leads that are nobody's. What an import brought is left to whoever imported it. */
export const waitingLeads = sql`
  select lead.id from lead where status = 'new' and owner_id is null and lead.deleted_at is null
    and not exists (select from change_set where change_set.id = lead.change_set_id and change_set.kind = 'import')`

/**
 * Gives leads that are nobody's to whom the rules say, oldest first, each with the reason. Two runs wait for each other, so that turns are
 * taken one after the other.
 *
 * @param ids a query that yields the ids of leads
 * @returns how many were given to somebody
 */
export async function assignLeads(ctx: Ctx, ids: RawBuilder<unknown>): Promise<number> {
  return inChangeSet(ctx, { kind: 'system', label: 'Gave leads out' }, async (inside) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('leads.assign', 0))`.execute(inside.db)
    const { timeZone, now } = inside.setting
    const isOpen = isWorkingTime(now, inside.services.settings.get('workingHours'), timeZone)
    const rules = (await readRules(inside, dayAt(now, timeZone))).filter(
      ({ waitsForHours }) => isOpen || !waitsForHours,
    )
    if (rules.length === 0) return 0
    const given = giveOut(await readWaiting(inside, ids, rules), rules, now)
    await updateMany(
      inside,
      lead,
      given.map(({ id, values }) => ({ id, values })),
      { trusted: true },
    )
    await giveContacts(inside, given)
    return given.length
  })
}

interface WaitingLead {
  id: string
  contactId: string
  /** Places of the rules that it fits, lowest first. */
  fits: number[]
}

async function readWaiting(
  ctx: Ctx,
  ids: RawBuilder<unknown>,
  rules: readonly RuleInUse[],
): Promise<WaitingLead[]> {
  const object = ctx.registry.object('lead')
  const answers = await Promise.all(
    rules.map(async ({ condition }) =>
      condition ? sql`lead.id in (${await selectedIds(ctx, object, { filter: condition })})` : sql`true`,
    ),
  )
  const { rows } = await sql<{ id: string; contactId: string; answers: boolean[] }>`
    select lead.id, lead.contact_id, array[${sql.join(answers)}] as answers
    from lead where lead.id in (${ids}) and lead.owner_id is null
    order by arrived_at, id limit ${atOnce} for no key update of lead`.execute(ctx.db)
  return rows.map(({ answers: met, ...row }) => ({
    ...row,
    fits: met.flatMap((fits, index) => (fits ? [index] : [])),
  }))
}

interface GivenLead {
  id: string
  contactId: string
  ownerId: string
  values: Record<string, unknown>
}

/** Each choice counts for the next: turns go round and load grows within one run too. */
function giveOut(waiting: readonly WaitingLead[], rules: readonly RuleInUse[], now: Date): GivenLead[] {
  return waiting.flatMap(({ id, contactId, fits }, turn) => {
    const passed: string[] = []
    for (const place of fits) {
      const rule = rules[place]!
      const choice = chooseOwner(rule)
      if ('passedOver' in choice) {
        passed.push(choice.passedOver)
        continue
      }
      const { person, reason } = choice
      // A millisecond apart, so that turns taken at once have an order.
      person.lastAt = now.getTime() + turn
      for (const { people } of rules) for (const other of people) if (other.id === person.id) other.open += 1
      const values = {
        ownerId: person.id,
        assignmentRuleId: rule.id,
        assignedAt: new Date(person.lastAt).toISOString(),
        assignmentReason: [...passed, reason].join(' ').slice(0, 500),
      }
      return [{ id, contactId, ownerId: person.id, values }]
    }
    return []
  })
}

/** A person who is nobody's yet goes with their lead. */
async function giveContacts(ctx: Ctx, given: readonly GivenLead[]): Promise<void> {
  const owners = new Map(given.map(({ contactId, ownerId }) => [contactId, ownerId]))
  const { rows } = await sql<{ id: string }>`
    select id from contact where id = any(${[...owners.keys()]}::uuid[]) and owner_id is null and deleted_at is null`.execute(
    ctx.db,
  )
  const changes = rows.map(({ id }) => ({ id, values: { ownerId: owners.get(id) } }))
  await updateMany(ctx, contact, changes, { trusted: true })
}

/** Every ten minutes: what came at night when hours begin, and what nobody could take when somebody is back. */
export const assignWaiting = defineJob({
  name: 'leads.assign-waiting',
  schema: z.strictObject({}),
  cron: '*/10 * * * *',
  maxAttempts: 3,
  async run(_, { services, signal }) {
    const ctx = systemCtx(services, 'Assignment of leads')
    while ((await assignLeads(ctx, waitingLeads)) === atOnce) signal.throwIfAborted()
  },
})
