/**
 * Turns the staged sales lines of one import into contacts, products, orders and lines: a fixed list of set-based steps in one
 * transaction, so that readers see all of it or nothing, and a crash in the middle leaves nothing behind.
 *
 * The laws: a customer key decides who it is, an e-mail address only where no key does. What is there is never overwritten, only completed. An order is
 * known by its number, a line by what it says and how often it was said before in that order; so the same file a second time changes nothing.
 */
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { ImportRunRef } from './import-run-ref.ts'
import { makeOrders } from './make-orders.ts'
import { matchCategories, matchProducts, matchStores } from './match-catalogue.ts'
import { matchCustomers } from './match-customers.ts'

/** What became of the rows of the file. */
export interface AppliedRows {
  created: number
  unchanged: number
  rejected: number
}

/** The steps in order, each with what people see while it runs. */
const steps: ReadonlyArray<{ label: string; run: (ctx: Ctx, run: ImportRunRef) => Promise<void> }> = [
  { label: 'Sorting lines into orders', run: sortLines },
  { label: 'Recognising customers', run: matchCustomers },
  { label: 'Recognising categories', run: matchCategories },
  { label: 'Recognising products', run: matchProducts },
  { label: 'Recognising stores', run: matchStores },
  { label: 'Writing orders', run: makeOrders },
]

/** Runs all steps inside the change set that is open in `ctx`. */
export async function applyTransactions(
  ctx: Ctx,
  run: ImportRunRef,
  onStep: (label: string) => void,
): Promise<AppliedRows> {
  await sql`set local work_mem = '96MB'`.execute(ctx.db)
  for (const step of steps) {
    onStep(step.label)
    await step.run(ctx, run)
  }
  const { rows } = await sql<AppliedRows>`
    select
      count(*) filter (where is_new)::integer as created,
      count(*) filter (where not is_new)::integer as unchanged,
      (select count(*)::integer from import_rejected where import_id = ${run.id}) as rejected
    from applying_line
  `.execute(ctx.db)
  return rows[0]!
}

/**
 * Gives each line the key of its order and its own key within it, and rejects lines whose currency differs from that of their order.
 * `applying_line` holds the lines with room for what the following steps find.
 */
async function sortLines(ctx: Ctx, { id }: ImportRunRef): Promise<void> {
  await sql`
    create temporary table applying_line on commit drop as
    select row_number, order_number, placed_at, placed_on, customer_key, lower(email) as email, phone, name,
      product_code, product_name, category, quantity, unit_price, amount, currency, channel, store, country,
      line_hash, line_hash || '#1' as line_key,
      case when order_number is null then 'l:' || line_hash || '#1' else 'n:' || order_number end as order_key,
      coalesce('k:' || customer_key, 'e:' || lower(email)) as person_key,
      coalesce('c:' || lower(product_code), 'n:' || lower(product_name)) as product_key,
      true as is_new
    from (
      select *, to_hex(hashtextextended(concat_ws('|', placed_on, customer_key, lower(email), product_code, product_name,
        quantity, amount, currency, store), 0)) as line_hash
      from import_line where import_id = ${id}
    ) as hashed
  `.execute(ctx.db)
  await sql`analyze applying_line (order_number, line_hash, order_key, person_key, product_key)`.execute(
    ctx.db,
  )
  await numberRepeats(ctx)
  await rejectMixedCurrencies(ctx, id)
}

/** Lines that say the same within one order are told apart by how often it was said before. They are few, so only they are sorted. */
async function numberRepeats(ctx: Ctx): Promise<void> {
  await sql`
    with repeated as materialized (
      select order_number, line_hash from applying_line group by order_number, line_hash having count(*) > 1
    ), numbered as materialized (
      select line.ctid as at, row_number() over (partition by line.order_number, line.line_hash order by line.row_number) as place
      from repeated
      join applying_line as line on line.line_hash = repeated.line_hash
        and coalesce(line.order_number, '') = coalesce(repeated.order_number, '')
        and line.order_number is not distinct from repeated.order_number
    )
    update applying_line as line
    set line_key = line.line_hash || '#' || numbered.place,
      order_key = case when line.order_number is null then 'l:' || line.line_hash || '#' || numbered.place else line.order_key end
    from numbered where line.ctid = numbered.at and numbered.place > 1
  `.execute(ctx.db)
}

async function rejectMixedCurrencies(ctx: Ctx, importId: string): Promise<void> {
  const { rows } = await sql<{ several: boolean }>`
    select min(currency) <> max(currency) as several from applying_line
  `.execute(ctx.db)
  if (!rows[0]?.several) return
  await sql`
    with mixed as (
      select order_number, (array_agg(currency order by row_number))[1] as currency
      from applying_line where order_number is not null group by order_number having min(currency) <> max(currency)
    ), gone as (
      delete from applying_line as line using mixed
      where mixed.order_number = line.order_number and line.currency <> mixed.currency
      returning line.*, mixed.currency as order_currency
    )
    insert into import_rejected (import_id, row_number, cells, problems)
    select ${importId}, row_number, array[order_number, placed_on::text, product_name, amount::text, currency],
      array['Currency: order ' || order_number || ' is in ' || order_currency || ', this line in ' || currency]
    from gone on conflict do nothing
  `.execute(ctx.db)
}
