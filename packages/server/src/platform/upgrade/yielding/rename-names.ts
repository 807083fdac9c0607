import { builtInRegistry, type Renaming, type StoredField, type StoredObject, toSnake } from '@regulars/model'
import type { PoolClient } from '../../database/connect.ts'

/** Definitions as they were called before. */
interface Stored {
  objects: readonly StoredObject[]
  fields: readonly StoredField[]
}

/** Says the new names where the whole value is a name: columns called `object`, kinds of imports, settings, counts of changes, references to any object. */
export async function renameNames(client: PoolClient, { names }: Renaming, stored: Stored): Promise<void> {
  for (const [from, to] of names.objects) {
    await renameObject(client, from, to)
    for (const field of stored.fields)
      if (field.kind === 'anyReference' && !field.builtIn) await renameWay(client, field, stored, from, to)
  }
  for (const [from, to] of names.paths) {
    await client.query('update import set kind = $2 where kind = $1', [from, to])
    await ifThere(client, 'import_reading', 'update import_reading set kind = $2 where kind = $1', [from, to])
  }
  for (const [object, words] of names.words)
    for (const [from, to] of words) {
      await renameSetting(client, 'survivorship', `${object}.${from}`, `${object}.${to}`)
      await ifThere(
        client,
        'notification',
        'update notification set fields = array_replace(fields, $2, $3) where object = $1 and $2 = any(fields)',
        [object, from, to],
      )
      // How a file was read is proposed for the next one; that one is asked about anew.
      const names = `select from jsonb_each_text(reading -> 'mapping') where value ~ ('(^|[.])' || $1 || '($|[.])')`
      await ifThere(client, 'import_reading', `delete from import_reading where exists (${names})`, [from])
    }
}

async function renameObject(client: PoolClient, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select relname as "table", attname as "column"
     from pg_attribute join pg_class as c on c.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and not attisdropped
       and attname in ('object', 'about_object') and atttypid = 'text'::regtype
       and relname not in ('object_definition', 'field_definition')`,
  )
  for (const { table, column } of rows)
    await client.query(`update "${table}" set "${column}" = $2 where "${column}" = $1`, [from, to])
  await client.query(
    `update change_set set counts = counts - $1 || jsonb_build_object($2::text, counts -> $1) where counts ? $1`,
    [from, to],
  )
  await renameSetting(client, 'mergeDuplicatesFrom', from, to)
  await client.query(
    `update setting set value = (
       select jsonb_object_agg(case when key ^@ ($1::text || '.') then $2::text || substr(key, length($1) + 1) else key end, each)
       from jsonb_each(value) as entries (key, each)
     ) where key = 'survivorship' and value <> '{}'`,
    [from, to],
  )
}

/** The column of a reference to any object is called by the object that it leads to; the history notes it by its column. */
async function renameWay(
  client: PoolClient,
  { object, column }: StoredField,
  { objects }: Stored,
  from: string,
  to: string,
): Promise<void> {
  const own = objects.find((each) => !each.builtIn && each.name === object)
  const table = own ? own.table : builtInRegistry.find(object)?.table
  const [before, after] = [from, to].map((name) => `${column}_${toSnake(name)}_id`)
  const { rowCount } = await client.query(
    `select from pg_attribute where attrelid = to_regclass(quote_ident($1)) and attname = $2 and not attisdropped`,
    [table, before],
  )
  if (rowCount === 0) return
  await client.query(`alter table "${table}" rename column "${before}" to "${after}"`)
  const called = own && object === from ? to : object
  for (const side of ['before', 'after'])
    await client.query(
      `update change set ${side} = ${side} - $2 || jsonb_build_object($3::text, ${side} -> $2) where object = $1 and ${side} ? $2`,
      [called, before, after],
    )
}

async function renameSetting(client: PoolClient, setting: string, from: string, to: string): Promise<void> {
  await client.query(
    `update setting set value = value - $2 || jsonb_build_object($3::text, value -> $2) where key = $1 and value ? $2`,
    [setting, from, to],
  )
}

/** Tables that came late may be missing in the schema of the version before. */
async function ifThere(
  client: PoolClient,
  table: string,
  statement: string,
  values: string[],
): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass($1) is not null as there`, [
    table,
  ])
  if (rows[0]?.there) await client.query(statement, values)
}
