import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { type Ctx, inChangeSet, insertRecords, systemCtx } from '../../../records/index.ts'
import { dayOf } from './visible-deals.ts'

/** Notes every Monday how the open deals stand, so that one can tell what moved. What a deal is worth follows from its products, so its history alone does not say. */
export const takeSnapshotWeekly = defineJob({
  name: 'sales.take-snapshot',
  schema: z.strictObject({}),
  cron: '11 3 * * 1',
  maxAttempts: 3,
  run: (_, { services }) => takeSnapshot(systemCtx(services, 'Weekly snapshot')),
})

/** Notes how every deal stands that is open, or was closed in the last five weeks. A second time on one day changes nothing. */
export async function takeSnapshot(ctx: Ctx): Promise<void> {
  const { now } = ctx.setting
  await inChangeSet(ctx, { kind: 'system', label: 'Deals as they stand' }, (within) =>
    insertRecords(within, within.registry.object('dealSnapshot'), {
      columns: [
        'taken_on',
        'deal_id',
        'stage_id',
        'status',
        'probability',
        'value',
        'currency',
        'expected_close_on',
        'closed_at',
      ],
      skipTaken: true,
      select: sql`
        select ${dayOf(ctx, sql`${now}::timestamptz`)} as taken_on, deal.id as deal_id, deal.stage_id, deal.status, stage.probability,
          deal.value, deal.currency, deal.expected_close_on, deal.closed_at
        from deal join stage on stage.id = deal.stage_id
        where deal.deleted_at is null
          and (deal.status = 'open' or deal.closed_at > ${now}::timestamptz - interval '5 weeks')`,
    }),
  )
}
