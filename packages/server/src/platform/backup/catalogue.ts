import type { PoolClient } from '../database/connect.ts'
import type { BackupHeader, BackupTable } from './backup-format.ts'

/** Ours, and that of the job queue: work that waits is part of the state. */
const schemas = ['public', 'graphile_worker']
/** What the schema itself knows of its steps; restoring takes the same steps instead. */
const stepTables = ['public.migration', 'graphile_worker.migrations']

/** All tables whose rows make up the state, without those that belong to an extension. */
export async function stateTables(client: PoolClient): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `select nspname as schema, relname as name, array(
       select attname::text from pg_attribute
       where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
     from pg_class as c join pg_namespace as n on n.oid = relnamespace
     where nspname = any($1) and relkind in ('r', 'p') and not relispartition
       and nspname || '.' || relname <> all($2)
       and not exists (select from pg_depend where objid = c.oid and classid = 'pg_class'::regclass and deptype = 'e')
     order by nspname, relname`,
    [schemas, stepTables],
  )
  return rows
}

/** The parts of partitioned tables, parents before children. */
export async function partitions(client: PoolClient): Promise<BackupHeader['partitions']> {
  const { rows } = await client.query<BackupHeader['partitions'][number]>(
    `select n.nspname as schema, c.relname as name, inhparent::regclass::text as parent,
       pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_class as root join pg_partition_tree(root.oid) as tree on tree.level > 0
     join pg_class as c on c.oid = tree.relid join pg_namespace as n on n.oid = c.relnamespace
     join pg_inherits on inhrelid = c.oid
     where root.relkind = 'p' and not root.relispartition and n.nspname = any($1)
     order by tree.level, c.relname`,
    [schemas],
  )
  return rows
}

/** How far the sequences have come. */
export async function sequences(client: PoolClient): Promise<BackupHeader['sequences']> {
  const { rows } = await client.query<BackupHeader['sequences'][number]>(
    `select schemaname as schema, sequencename as name, last_value as value from pg_sequences
     where schemaname = any($1) and last_value is not null order by 1, 2`,
    [schemas],
  )
  return rows
}

/** The steps that made the schema. */
export async function appliedMigrations(client: PoolClient): Promise<BackupHeader['migrations']> {
  const { rows } = await client.query<BackupHeader['migrations'][number]>(
    'select number, name, checksum from migration order by number',
  )
  return rows
}

/** A foreign key, and how to make it again. */
export interface ForeignKey {
  table: string
  name: string
  definition: string
}

/** All foreign keys, named once for a partitioned table. */
export async function foreignKeys(client: PoolClient): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint as c join pg_namespace as n on n.oid = connamespace
     where contype = 'f' and conparentid = 0 and nspname = any($1)`,
    [schemas],
  )
  return rows
}

/** A name as SQL: `"order"`. */
export function quoted(...names: string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')
}
