import { type OrderStateFields, orderStateOf, orderStates } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { orderNotFrom, orderUnderWay } from './problems.ts'

/**
 * An order goes from state to state only as declared. Who moved it and when is told by its history, as with the stages of deals, so that a move that was undone
 * never happened.
 */
export const followOrder: BeforeWrite = {
  object: 'order',
  fields: ['status', 'progress'],
  async run(ctx, writes) {
    const cancelled: string[] = []
    for (const write of writes) {
      const { id, before } = write
      if (!before) continue
      const [from, to] = [stateOf(before), stateOf({ ...before, ...write.values })]
      if (from === to) continue
      if (!orderStates.mayBecome(from, to)) throw orderNotFrom(numberOf(write), from, to)
      if (to === 'cancelled') cancelled.push(id)
    }
    await refuseUnderWay(ctx, writes, cancelled)
  },
}

const stateOf = (values: Readonly<Record<string, unknown>>) =>
  orderStateOf(values as unknown as OrderStateFields)

const numberOf = ({ before, values }: PendingWrite): string =>
  String(values.number ?? before?.number ?? 'without a number')

async function refuseUnderWay(
  ctx: Ctx,
  writes: readonly PendingWrite[],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ orderId: string }>`
    select order_id from order_mark
    where order_id = any(${ids}::uuid[]) and kind <> 'returned' and deleted_at is null limit 1`.execute(
    ctx.db,
  )
  const found = writes.find(({ id }) => id === rows[0]?.orderId)
  if (found) throw orderUnderWay(numberOf(found))
}
