import {
  builtInObjects,
  type ObjectDefinition,
  type Renaming,
  type StoredField,
  type StoredObject,
  yieldNames,
} from '@regulars/model'
import type { Pool, PoolClient } from '../../database/connect.ts'
import type { Log } from '../../log.ts'
import { namingPlaces } from './naming-places.ts'
import { renameNames } from './rename-names.ts'
import { renamePlace } from './rename-place.ts'

/** A definition as its row has it, with what tells it from others. */
type Row<T> = T & { id: string; deletedAt: string | null }

/**
 * Lets objects and fields that people made yield to what this version brings: what has the name of something built in is called otherwise (`booking` → `bookingOwn`),
 * and so it is wherever people named it: views, segments, roles, formulas, layouts, rules, forms. Titles, records, rights and history stay as they are. Done before the schema
 * follows, when all that is stored can only mean theirs, in one transaction, and noted among the changes. Finds nothing to do the second time.
 */
export async function yieldToBuiltIn(
  pool: Pool,
  log: Log,
  builtIn: readonly ObjectDefinition[] = builtInObjects,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const said = await yieldWithin(client, builtIn)
    await client.query('commit')
    for (const sentence of said) log.warn(sentence)
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function yieldWithin(client: PoolClient, builtIn: readonly ObjectDefinition[]): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('object_definition') is not null and to_regclass('field_definition') is not null as there`,
  )
  if (!rows[0]?.there) return []
  if (!(await readYielded(client, builtIn))) return []
  // Two processes that start at once do it one after the other; the second finds it done.
  await client.query('lock table object_definition, field_definition in share row exclusive mode')
  const found = await readYielded(client, builtIn)
  if (!found) return []
  const { stored, yielded } = found
  await writeDefinitions(client, yielded)
  await renameNames(client, yielded.renaming, stored)
  for (const place of namingPlaces) await renamePlace(client, yielded.renaming, place)
  const said = sentences(yielded.renaming, stored)
  await note(client, said)
  return said
}

async function readYielded(client: PoolClient, builtIn: readonly ObjectDefinition[]) {
  const objects = await readRows<Row<StoredObject>>(client, 'object_definition')
  const fields = await readRows<Row<StoredField>>(client, 'field_definition')
  const stored = { objects, fields: fields.map((each) => ({ ...each, removed: each.deletedAt !== null })) }
  const yielded = yieldNames(builtIn, stored, ({ deletedAt }) => deletedAt === null)
  return yielded && { stored, yielded }
}

/** Reads whatever columns there are: the schema is still that of the version before. */
async function readRows<T>(client: PoolClient, table: string): Promise<T[]> {
  const { rows } = await client.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} as t order by ${table === 'object_definition' ? '' : 'position, '}created_at, id`,
  )
  return rows.map(({ row }) => ({ page: null, rules: null, ...camelCased(row) }) as T)
}

const camelCased = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )

async function writeDefinitions(
  client: PoolClient,
  { objects, fields }: { objects: readonly Row<StoredObject>[]; fields: readonly Row<StoredField>[] },
): Promise<void> {
  await client.query(
    `update object_definition as d set name = new.name, path = new.path
     from jsonb_to_recordset($1) as new (id uuid, name text, path text)
     where d.id = new.id and (d.name, d.path) is distinct from (new.name, new.path)`,
    [JSON.stringify(objects.map(({ id, name, path }) => ({ id, name, path })))],
  )
  await client.query(
    `update field_definition as d set object = new.object, key = new.key
     from jsonb_to_recordset($1) as new (id uuid, object text, key text)
     where d.id = new.id and (d.object, d.key) is distinct from (new.object, new.key)`,
    [JSON.stringify(fields.map(({ id, object, key }) => ({ id, object, key })))],
  )
}

/** What is called otherwise, in sentences for the log and for the changes of the business. */
function sentences(
  { names }: Renaming,
  { objects, fields }: { objects: readonly StoredObject[]; fields: readonly StoredField[] },
): string[] {
  const label = (name: string) => objects.find((each) => !each.builtIn && each.name === name)?.label ?? name
  const ofObjects = [...names.objects].map(
    ([from, to]) =>
      `Regulars brings an object ${from} of its own. Your ${label(from)} is called ${to} in the API and in formulas from now on.`,
  )
  const ofPaths = [...names.paths].map(
    ([from, to]) => `The address /api/v1/${from} is one of Regulars now. Yours is /api/v1/${to}.`,
  )
  const own = new Set(fields.flatMap(({ builtIn, key }) => (builtIn ? [] : [key])))
  const ofWords = [...names.words].flatMap(([object, words]) =>
    [...words].flatMap(([from, to]) =>
      own.has(from) || !from.endsWith('Id')
        ? [
            `Regulars brings ${object}.${from} of its own. Yours is called ${to} in the API and in formulas from now on.`,
          ]
        : [],
    ),
  )
  return [...ofObjects, ...ofPaths, ...ofWords]
}

/** The upgrade says among the changes of the business what it did, a change set for each name. */
async function note(client: PoolClient, said: readonly string[]): Promise<void> {
  await client.query(
    `insert into change_set (kind, label, source, state, final)
     select 'system', left(said, 300), 'Upgrade', 'done', true from unnest($1::text[]) with ordinality as s (said, place) order by place`,
    [said],
  )
}
