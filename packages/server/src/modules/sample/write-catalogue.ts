import { product, productCategory, store } from '@regulars/model'
import { sql } from 'kysely'
import { uuidV7 } from '../../platform/uuid.ts'
import { type Ctx, insertRecords } from '../../records/index.ts'
import { catalogue, stores } from './catalogue.ts'

/** Ids of what is sold and where, by code and by name. */
export interface CatalogueIds {
  products: ReadonlyMap<string, string>
  stores: ReadonlyMap<string, string>
}

/** Writes shelves, products and stores; what is there already by that name or code is taken as it is. */
export async function writeCatalogue(ctx: Ctx): Promise<CatalogueIds> {
  const shelves = [...new Set(catalogue.map(({ category }) => category))]
  const shelfIds = await ensureRows(
    ctx,
    'product_category',
    'name',
    shelves.map((name) => [name, name]),
    (rows) =>
      insertRecords(ctx, productCategory, {
        columns: ['id', 'name'],
        select: rowsSql(rows, { id: 'uuid', name: 'text' }),
      }),
  )
  const products = await ensureRows(
    ctx,
    'product',
    'code',
    catalogue.map(({ code, name, price, category }) => [code, name, code, price, shelfIds.get(category)]),
    (rows) =>
      insertRecords(ctx, product, {
        columns: ['id', 'name', 'code', 'price', 'category_id', 'currency', 'active'],
        select: sql`select *, ${ctx.services.settings.get('currency')}::text as currency, true as active from (
          ${rowsSql(rows, { id: 'uuid', name: 'text', code: 'text', price: 'bigint', category_id: 'uuid' })}) as made`,
      }),
  )
  const storeIds = await ensureRows(
    ctx,
    'store',
    'name',
    stores.map(({ name, street, postcode, city, country }) => [name, name, street, postcode, city, country]),
    (rows) =>
      insertRecords(ctx, store, {
        columns: ['id', 'name', 'street', 'postcode', 'city', 'country'],
        select: rowsSql(rows, {
          id: 'uuid',
          name: 'text',
          street: 'text',
          postcode: 'text',
          city: 'text',
          country: 'text',
        }),
      }),
  )
  return { products, stores: storeIds }
}

type Cell = string | number | undefined

/** Ids by key; rows (key first) whose key is not in the table yet get one and are inserted. */
async function ensureRows(
  ctx: Ctx,
  table: string,
  column: string,
  rows: ReadonlyArray<readonly Cell[]>,
  insert: (rows: Cell[][]) => Promise<unknown>,
): Promise<Map<string, string>> {
  const found = await sql<{ key: string; id: string }>`
    select ${sql.id(column)} as key, id from ${sql.table(table)} where deleted_at is null
      and ${sql.id(column)} in (${sql.join(rows.map(([key]) => key))})`.execute(ctx.db)
  const ids = new Map(found.rows.map(({ key, id }) => [key, id]))
  const fresh = rows.filter(([key]) => !ids.has(String(key)))
  for (const [key] of fresh) ids.set(String(key), uuidV7())
  if (fresh.length > 0) await insert(fresh.map(([key, ...cells]) => [ids.get(String(key)), ...cells]))
  return ids
}

function rowsSql(rows: Cell[][], columns: Record<string, string>) {
  const cells = Object.entries(columns).map(
    ([name, type], at) => sql`(row ->> ${sql.lit(at)})::${sql.raw(type)} as ${sql.id(name)}`,
  )
  return sql`select ${sql.join(cells)} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`
}
