import { order, orderLine } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, insertRecords } from '../../../records/index.ts'

/** Makes the orders that are not there yet, and the lines that are not in theirs yet. */
export async function makeOrders(ctx: Ctx): Promise<void> {
  await collectOrders(ctx)
  await insertRecords(ctx, order, {
    columns: [
      'id',
      'number',
      'placed_at',
      'placed_on',
      'contact_id',
      'channel',
      'store_id',
      'status',
      'is_return',
      'total',
      'currency',
      'line_count',
      'country',
      'source_key',
    ],
    select: sql`
      select applying.id, left(order_number, 100) as number, placed_at, placed_on, person.contact_id, channel,
        store.id as store_id, 'placed' as status, total < 0 as is_return, total, currency, line_count, applying.country,
        order_key as source_key
      from applying_order as applying
      left join applying_person as person on person.person_key = applying.person_key
      left join applying_store as store on store.key = lower(applying.store)
      where applying.is_new
      order by applying.id`,
  })
  await markKnownLines(ctx)
  await insertLines(ctx)
}

/**
 * A line belongs to the first customer that is named in its order. Ids are given in the order of time, in which files mostly are too: so the lines
 * of an order lie together, and their index grows at its end.
 */
async function collectOrders(ctx: Ctx): Promise<void> {
  const first = (column: string) =>
    sql`(array_agg(${sql.id(column)} order by row_number) filter (where ${sql.id(column)} is not null))[1] as ${sql.id(column)}`
  await sql`
    create temporary table applying_order on commit drop as
    select said.*, coalesce(existing.id, uuid_v7()) as id, existing.id is null as is_new,
      existing.contact_id as existing_contact_id, coalesce(existing.line_count, 0) as existing_lines
    from (
      select order_key, min(order_number) as order_number, min(placed_at) as placed_at, min(placed_on) as placed_on,
        ${first('person_key')}, ${first('channel')}, ${first('store')}, ${first('country')}, min(currency) as currency,
        sum(amount)::bigint as total, count(*)::integer as line_count, min(row_number) as first_row
      from applying_line group by order_key
    ) as said
    left join "order" as existing on existing.source_key = said.order_key and existing.deleted_at is null
    order by placed_at, first_row
  `.execute(ctx.db)
  await sql`create index on applying_order (order_key)`.execute(ctx.db)
  await sql`analyze applying_order`.execute(ctx.db)
}

async function markKnownLines(ctx: Ctx): Promise<void> {
  await sql`
    update applying_line as line set is_new = false
    from applying_order as applying, order_line as existing
    where applying.order_key = line.order_key and not applying.is_new
      and existing.order_id = applying.id and existing.source_key = line.line_key and existing.deleted_at is null
  `.execute(ctx.db)
}

async function insertLines(ctx: Ctx): Promise<void> {
  await insertRecords(ctx, orderLine, {
    columns: [
      'id',
      'order_id',
      'position',
      'contact_id',
      'product_id',
      'description',
      'quantity',
      'unit_price',
      'amount',
      'currency',
      'source_key',
    ],
    select: sql`
      select uuid_v7() as id, applying.id as order_id,
        applying.existing_lines + line.row_number - applying.first_row + 1 as position,
        case when applying.is_new then person.contact_id else applying.existing_contact_id end as contact_id,
        product.id as product_id,
        left(coalesce(line.product_name, product.name, line.product_code), 500) as description,
        line.quantity, line.unit_price, line.amount, line.currency, line.line_key as source_key
      from applying_line as line
      join applying_order as applying on applying.order_key = line.order_key
      left join applying_person as person on person.person_key = applying.person_key
      left join applying_product as product on product.product_key = line.product_key
      where line.is_new`,
  })
}
