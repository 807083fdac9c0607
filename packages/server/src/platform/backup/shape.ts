import { z } from 'zod'
import type { PoolClient } from '../database/connect.ts'

const named = z.object({ name: z.string(), definition: z.string() })
const ofTable = named.extend({ table: z.string() })

/**
 * The tables of the product as the database knows them, each part as the SQL that makes it. Most of it the migrations make; what they do not, people made while the
 * server ran: their own objects and fields. Names are written as SQL writes them.
 */
export const shapeSchema = z.object({
  /** By name and types of arguments. */
  functions: z.array(named),
  columns: z.array(ofTable),
  triggers: z.array(ofTable),
  /** Keys and checks; foreign keys last. */
  constraints: z.array(ofTable.extend({ isForeignKey: z.boolean() })),
  /** Those that no constraint stands on. */
  indexes: z.array(named),
})

/** What the tables look like. */
export type Shape = z.infer<typeof shapeSchema>

/** Tables of ours, without parts of partitioned ones and what belongs to extensions. */
const ours = `join pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'public' and c.relkind in ('r', 'p')
  and not c.relispartition and c.relname <> 'migration'
  and not exists (select from pg_depend where objid = c.oid and classid = 'pg_class'::regclass and deptype = 'e')`

/** Reads the shape of a database. */
export async function readShape(client: Pick<PoolClient, 'query'>): Promise<Shape> {
  const read = async <Row>(text: string): Promise<Row[]> => (await client.query(text)).rows as Row[]
  return {
    functions: await read(
      `select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition
       from pg_proc as p where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
         and not exists (select from pg_depend where objid = p.oid and classid = 'pg_proc'::regclass and deptype = 'e')
       order by 1`,
    ),
    columns: await read(
      `select quote_ident(c.relname) as table, quote_ident(attname) as name, concat_ws(' ',
         format_type(atttypid, atttypmod),
         (select 'collate ' || l.oid::regcollation from pg_collation as l join pg_type as t on t.oid = atttypid
          where l.oid = attcollation and attcollation <> t.typcollation),
         case attgenerated when 's' then 'generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
           when 'v' then 'generated always as (' || pg_get_expr(adbin, adrelid) || ') virtual'
           else 'default ' || pg_get_expr(adbin, adrelid) end,
         case when attnotnull then 'not null' end) as definition
       from pg_class as c ${ours} join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped
       left join pg_attrdef on adrelid = c.oid and adnum = attnum
       order by c.relname, attnum`,
    ),
    triggers: await read(
      `select quote_ident(c.relname) as table, quote_ident(tgname) as name, pg_get_triggerdef(t.oid) as definition
       from pg_class as c ${ours} join pg_trigger as t on tgrelid = c.oid and not tgisinternal and tgparentid = 0 order by 1, 2`,
    ),
    constraints: await read(
      `select quote_ident(c.relname) as table, quote_ident(conname) as name, pg_get_constraintdef(k.oid) as definition,
         contype = 'f' as "isForeignKey"
       from pg_class as c ${ours} join pg_constraint as k on conrelid = c.oid and contype in ('p', 'u', 'c', 'x', 'f')
       order by contype = 'f', 1, 2`,
    ),
    indexes: await read(
      `select quote_ident(i.relname) as name, replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ') as definition
       from pg_class as c ${ours} join pg_index on indrelid = c.oid join pg_class as i on i.oid = indexrelid
       where not exists (select from pg_constraint where conindid = i.oid) order by 1`,
    ),
  }
}

type Part = z.infer<typeof named> & { table?: string }

const keyOf = ({ table = '', name }: Part): string => `${table} ${name}`

function missing<P extends Part>(wanted: readonly P[], there: readonly P[]): P[] {
  const keys = new Set(there.map(keyOf))
  return wanted.filter((part) => !keys.has(keyOf(part)))
}

/** Makes the tables and columns that the migrations have not made, so that rows can be loaded into them. */
export async function makeMissingColumns(
  client: PoolClient,
  shape: Shape,
  sequences: readonly { schema: string; name: string }[],
): Promise<void> {
  const there = await readShape(client)
  // A function may speak of tables that come after it.
  await client.query('set local check_function_bodies = off')
  for (const { definition } of missing(shape.functions, there.functions)) await client.query(definition)
  // Columns that number themselves do so by these.
  for (const { schema, name } of sequences)
    await client.query(
      `create sequence if not exists ${[schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.')}`,
    )
  const tables = new Set(there.columns.map(({ table }) => table))
  for (const { table, name, definition } of missing(shape.columns, there.columns)) {
    if (!tables.has(table)) await client.query(`create table public.${table} ()`)
    tables.add(table)
    await client.query(`alter table public.${table} add column ${name} ${definition}`)
  }
  for (const { definition } of missing(shape.triggers, there.triggers)) await client.query(definition)
}

/** Once the rows are there, makes the constraints and indexes that are missing, and removes indexes that people have given up. */
export async function makeMissingKeys(client: PoolClient, shape: Shape): Promise<void> {
  const there = await readShape(client)
  for (const { table, name, definition } of missing(shape.constraints, there.constraints))
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { name } of missing(there.indexes, shape.indexes)) await client.query(`drop index ${name}`)
  for (const { definition } of missing(shape.indexes, there.indexes)) await client.query(definition)
}
