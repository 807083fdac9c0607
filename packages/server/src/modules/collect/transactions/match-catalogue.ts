import { product, productCategory, store } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, insertRecords } from '../../../records/index.ts'

/** Finds or makes the category of every name in the file. `applying_category` maps names in lower case to categories. */
export async function matchCategories(ctx: Ctx): Promise<void> {
  await matchNames(ctx, 'category', 'product_category', 'applying_category')
  await insertRecords(ctx, productCategory, {
    columns: ['id', 'name'],
    select: sql`select id, left(name, 200) as name from applying_category where is_new`,
  })
}

/** Finds or makes the store of every name in the file. */
export async function matchStores(ctx: Ctx): Promise<void> {
  await matchNames(ctx, 'store', 'store', 'applying_store')
  await insertRecords(ctx, store, {
    columns: ['id', 'name'],
    select: sql`select id, left(name, 200) as name from applying_store where is_new`,
  })
}

async function matchNames(ctx: Ctx, column: string, table: string, mapped: string): Promise<void> {
  await sql`
    create temporary table ${sql.table(mapped)} on commit drop as
    select named.key, named.name, coalesce(existing.id, uuid_v7()) as id, existing.id is null as is_new
    from (
      select lower(${sql.id(column)}) as key, min(${sql.id(column)}) as name
      from applying_line where ${sql.id(column)} is not null group by 1
    ) as named
    left join ${sql.table(table)} as existing on lower(existing.name) = named.key and existing.deleted_at is null
  `.execute(ctx.db)
}

/**
 * Finds or makes the product of every code, or of every name where there is no code. A new one is called as it was called most often and
 * costs what it last cost.
 */
export async function matchProducts(ctx: Ctx): Promise<void> {
  await sql`
    create temporary table applying_product on commit drop as
    select said.*, coalesce(by_code.id, by_name.id, uuid_v7()) as id,
      by_code.id is null and by_name.id is null as is_new
    from (
      select product_key, min(product_code) as code, mode() within group (order by product_name) as name,
        mode() within group (order by lower(category)) as category,
        (array_agg(unit_price order by placed_at desc, row_number desc) filter (where unit_price > 0))[1] as price,
        (array_agg(currency order by placed_at desc, row_number desc) filter (where unit_price > 0))[1] as currency
      from applying_line where product_key is not null group by product_key
    ) as said
    left join product as by_code on lower(by_code.code) = lower(said.code) and by_code.deleted_at is null
    left join lateral (
      select id from product where said.code is null and lower(name) = lower(said.name) and deleted_at is null
      order by created_at, id limit 1
    ) as by_name on true
  `.execute(ctx.db)
  await sql`analyze applying_product`.execute(ctx.db)
  await insertRecords(ctx, product, {
    columns: ['id', 'code', 'name', 'category_id', 'price', 'currency', 'active'],
    select: sql`
      select product.id, left(product.code, 100) as code, left(coalesce(product.name, product.code), 300) as name,
        category.id as category_id, product.price, product.currency, true as active
      from applying_product as product
      left join applying_category as category on category.key = product.category
      where product.is_new`,
  })
}
