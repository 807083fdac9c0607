import { type ContractState, contractPause, contractStates, dayAt, lastDayAfter } from '@regulars/model'
import { sql } from 'kysely'
import { type BeforeWrite, type Ctx, create, type PendingWrite } from '../../../records/index.ts'
import { nextNumber } from '../next-number.ts'
import { lastDayAfterNotice } from './notice.ts'
import { endPauses, isPausedOn } from './pauses.ts'
import { contractNotFrom, currencyStays, daysTurned } from './problems.ts'
import type { WrittenContract } from './written-contract.ts'

/**
 * A contract on its way in: it has a number and a currency, its end follows from start and term, it goes from state to state only as declared, and what follows
 * from a state happens with it: a pause is noted and ended, a notice finds its day, an end is an end.
 */
export const completeContract: BeforeWrite = {
  object: 'contract',
  fields: ['status', 'startsOn', 'trialEndsOn', 'termMonths', 'endsOn', 'currency'],
  async run(ctx, writes) {
    const today = dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
    for (const write of writes) {
      if (!write.before) await begin(ctx, write, today)
      findEnd(write)
      await move(ctx, write, today)
      refuseTurnedDays(asWritten(write))
      await keepCurrency(ctx, write)
    }
  },
}

const asWritten = ({ before, values }: PendingWrite): WrittenContract =>
  ({ ...before, ...values }) as unknown as WrittenContract

async function begin(ctx: Ctx, { values }: PendingWrite, today: string): Promise<void> {
  values.number ??= await nextNumber(ctx, 'C', today)
  values.currency ??= ctx.services.settings.get('currency')
  values.startsOn ??= today
  if (values.status === 'active') values.activatedAt ??= ctx.services.clock.now().toISOString()
}

/** The end of the first term, unless it is said. */
function findEnd({ before, values }: PendingWrite): void {
  const isAsked = values.startsOn !== undefined || values.termMonths !== undefined
  if (values.endsOn !== undefined || !isAsked) return
  if (values.termMonths === null && before) values.endsOn = null
  const now = { ...before, ...values } as unknown as WrittenContract
  const same = before?.startsOn === now.startsOn && before?.termMonths === now.termMonths
  if (same || !now.termMonths) return
  values.endsOn = lastDayAfter(now.startsOn, now.termMonths)
}

async function move(ctx: Ctx, write: PendingWrite, today: string): Promise<void> {
  const { id, before, values } = write
  const to = values.status as ContractState | undefined
  if (!before || to === undefined || before.status === to) return
  const from = before.status as ContractState
  const now = asWritten(write)
  if (!contractStates.mayBecome(from, to)) throw contractNotFrom(now.title, from, to)
  if (from === 'draft') values.activatedAt ??= ctx.services.clock.now().toISOString()
  if (from === 'paused') await endPauses(ctx, id, today)
  if (from === 'noticed' && to === 'active')
    Object.assign(values, { noticedOn: null, noticedBy: null, noticeReason: null })
  if (to === 'paused' && !(await isPausedOn(ctx, id, today)))
    await create(ctx, contractPause, { contractId: id, startsOn: today }, { trusted: true })
  if (to === 'noticed') giveNotice(write, now, today)
  if (to === 'ended' && (now.endsOn === null || now.endsOn > today)) values.endsOn = today
}

/** By agreement it may end on any day; otherwise at the end of the first term for which the notice comes in time. */
function giveNotice({ values }: PendingWrite, now: WrittenContract, today: string): void {
  values.noticedOn ??= today
  values.noticedBy ??= 'customer'
  values.endsOn ??= lastDayAfterNotice({ ...now, noticedOn: String(values.noticedOn) })
}

function refuseTurnedDays({ startsOn, endsOn, trialEndsOn }: WrittenContract): void {
  if (endsOn && endsOn < startsOn) throw daysTurned('The contract would end before it starts.', 'endsOn')
  if (trialEndsOn && trialEndsOn < startsOn)
    throw daysTurned('The trial would end before the contract starts.', 'trialEndsOn')
}

async function keepCurrency(ctx: Ctx, { id, before, values }: PendingWrite): Promise<void> {
  if (!before || values.currency === undefined || values.currency === before.currency) return
  const { rows } = await sql`
    select from contract_line where contract_id = ${id} and deleted_at is null limit 1`.execute(ctx.db)
  if (rows.length > 0) throw currencyStays()
}
