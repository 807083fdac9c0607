import { dayAt } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { linesAreMarked, markedTooMuch, orderCancelled, strangeOrderLine } from './problems.ts'

interface MarkedLine {
  id: string
  orderId: string
  name: string
  quantity: number
  contactId: string | null
  number: string
  status: string
}

/** A mark takes order and contact from its line, is of today unless told, and never marks more than was ordered. */
export const completeMark: BeforeWrite = {
  object: 'orderMark',
  fields: ['orderId', 'lineId', 'kind', 'quantity'],
  async run(ctx, writes) {
    const lines = await lockLines(ctx, writes)
    for (const [index, write] of writes.entries()) {
      const line = lines.get(String(valueIn(write, 'lineId')))
      if (!line || (valueIn(write, 'orderId') ?? line.orderId) !== line.orderId)
        throw strangeOrderLine(`create.${index}.lineId`)
      if (line.status === 'cancelled') throw orderCancelled(line.number)
      write.values.orderId = line.orderId
      write.values.contactId = line.contactId
      if (!write.before) write.values.on ??= dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
    }
    await refuseTooMuch(ctx, writes, lines)
  },
}

const valueIn = ({ before, values }: PendingWrite, property: string): unknown =>
  values[property] === undefined ? before?.[property] : values[property]

/** The lines with their orders, which are held so that two deliveries at once cannot both take the last piece. */
async function lockLines(ctx: Ctx, writes: readonly PendingWrite[]): Promise<Map<string, MarkedLine>> {
  const ids = [...new Set(writes.map((write) => String(valueIn(write, 'lineId'))))]
  const { rows } = await sql<MarkedLine>`
    select line.id, line.order_id, coalesce(line.description, product.name, 'Line ' || line.position) as name, line.quantity,
      placed.contact_id, coalesce(placed.number, 'without a number') as number, placed.status
    from order_line as line
    join "order" as placed on placed.id = line.order_id and placed.deleted_at is null
    left join product on product.id = line.product_id
    where line.id = any(${ids}::uuid[]) and line.deleted_at is null
    order by placed.id for no key update of placed`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Quantities are decimal figures of at most six places; sums of them may differ in the last bits. */
const slack = 1e-7

async function refuseTooMuch(
  ctx: Ctx,
  writes: readonly PendingWrite[],
  lines: ReadonlyMap<string, MarkedLine>,
): Promise<void> {
  const marked = await markedSoFar(ctx, writes, [...lines.keys()])
  for (const [index, write] of writes.entries()) {
    const line = lines.get(String(valueIn(write, 'lineId')))!
    const [kind, quantity] = [String(valueIn(write, 'kind')), Number(valueIn(write, 'quantity'))]
    const key = `${line.id} ${kind}`
    const sum = (marked.get(key) ?? 0) + quantity
    const isWrongWay = quantity === 0 || Math.sign(quantity) !== Math.sign(line.quantity)
    if (isWrongWay || Math.abs(sum) > Math.abs(line.quantity) + slack) {
      const open = Math.round((line.quantity - (marked.get(key) ?? 0)) * 1e6) / 1e6
      throw markedTooMuch(kind, line.name, open, `create.${index}.quantity`)
    }
    marked.set(key, sum)
  }
}

async function markedSoFar(
  ctx: Ctx,
  writes: readonly PendingWrite[],
  lineIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; quantity: number }>`
    select line_id || ' ' || kind as key, sum(quantity) as quantity from order_mark
    where line_id = any(${lineIds}::uuid[]) and deleted_at is null and id <> all(${writes.map(({ id }) => id)}::uuid[])
    group by line_id, kind`.execute(ctx.db)
  return new Map(rows.map(({ key, quantity }) => [key, quantity]))
}

/** Lines that deliveries or invoices speak of stay as they are. */
export const keepMarkedLines: BeforeWrite = {
  object: 'orderLine',
  fields: ['orderId', 'quantity', 'unitPrice', 'amount'],
  async run(ctx, writes) {
    const changed = writes.filter(isChange)
    const ids = changed.flatMap((write) => [write.before?.orderId, write.values.orderId]).filter(Boolean)
    if (ids.length === 0) return
    const { rows } = await sql<{ number: string | null }>`
      select number from "order" where id = any(${ids}::uuid[])
        and exists (select from order_mark where order_id = "order".id and deleted_at is null) limit 1`.execute(
      ctx.db,
    )
    if (rows[0]) throw linesAreMarked(rows[0].number ?? 'without a number')
  },
}

const isChange = ({ before, values }: PendingWrite): boolean =>
  !before ||
  ['orderId', 'quantity', 'unitPrice', 'amount'].some(
    (property) => values[property] !== undefined && values[property] !== before[property],
  )
