import { describeParts } from '@regulars/model'
import { sql } from 'kysely'
import { type BeforeWrite, type Ctx, type PendingWrite, unmetParts } from '../../../records/index.ts'
import { currencyMismatch, dealClosed, noStage, requirementsUnmet } from './problems.ts'
import { firstStage, requirementParts, type StageFacts, stagesById } from './stages.ts'

/**
 * A deal on its way in: it begins in a stage and in a currency, it enters a stage only with what that stage asks for, it is closed by the stage
 * that says so, and once closed its worth stays as it was.
 */
export const completeDeal: BeforeWrite = {
  object: 'deal',
  fields: ['stageId', 'value', 'currency'],
  async run(ctx, writes) {
    for (const write of writes) await beginDeal(ctx, write)
    const stages = await stagesById(ctx, writes.flatMap(stageIdsOf))
    for (const write of writes) {
      const { before, values } = write
      const from = stages.get(String(before?.stageId))
      const to = stages.get(String(values.stageId ?? before?.stageId))
      if (!to) continue
      keepClosed(write, to)
      if (before) await keepCurrency(ctx, write)
      if (from?.id === to.id) continue
      closeOrReopen(ctx, values, before, from, to)
      await requireEntry(ctx, write, to)
    }
  },
}

const stageIdsOf = ({ before, values }: PendingWrite): string[] =>
  [before?.stageId, values.stageId].filter((id) => typeof id === 'string')

async function beginDeal(ctx: Ctx, { before, values }: PendingWrite): Promise<void> {
  // A deal always has a currency, since amounts without one could not be added up.
  if (!before || values.currency === null) values.currency ??= ctx.services.settings.get('currency')
  if (before) return
  values.openedAt ??= ctx.services.clock.now().toISOString()
  if (values.stageId) return
  const first = await firstStage(ctx)
  if (!first) throw noStage()
  values.stageId = first
}

/** What it was won or lost with stays, unless the same change opens it again. */
function keepClosed({ before, values }: PendingWrite, to: StageFacts): void {
  if (!before || to.outcome === 'open' || before.status === 'open') return
  for (const field of ['value', 'currency'] as const) {
    if (values[field] === undefined || values[field] === before[field]) continue
    throw dealClosed(String(before.title), before.status === 'won' ? 'won' : 'lost', field)
  }
}

async function keepCurrency(ctx: Ctx, { id, before, values }: PendingWrite): Promise<void> {
  if (values.currency === undefined || values.currency === before?.currency) return
  const { rows } = await sql<{ currency: string }>`
    select currency from deal_product
    where deal_id = ${id} and deleted_at is null and currency <> ${values.currency} limit 1`.execute(ctx.db)
  if (rows[0]) {
    const mend = 'Take the products off the deal first, or leave its currency.'
    throw currencyMismatch(rows[0].currency, String(values.currency), 'currency', mend)
  }
}

/** The day of closing that was told is kept; a deal that goes on is not closed. */
function closeOrReopen(
  ctx: Ctx,
  values: Record<string, unknown>,
  before: PendingWrite['before'],
  from: StageFacts | undefined,
  to: StageFacts,
): void {
  if (to.outcome === 'open') values.closedAt = null
  else if (!values.closedAt && (from?.outcome ?? 'open') === 'open' && !(before?.closedAt && !from))
    values.closedAt = ctx.services.clock.now().toISOString()
}

async function requireEntry(ctx: Ctx, { id, before, values }: PendingWrite, to: StageFacts): Promise<void> {
  const deal = ctx.registry.object('deal')
  const parts = requirementParts(ctx.registry, to.requirements)
  const unmet = await unmetParts(ctx, deal, { ...before, ...values, id }, parts)
  if (unmet.length === 0) return
  const said = describeParts({ all: unmet.map((index) => parts[index]!) }, deal, ctx.registry, {
    currency: ctx.services.settings.get('currency'),
  })
  throw requirementsUnmet(
    String(values.title ?? before?.title),
    to.name,
    said.map(({ text }) => text),
  )
}
