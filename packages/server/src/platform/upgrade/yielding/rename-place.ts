import type { Renaming } from '@regulars/model'
import type { PoolClient } from '../../database/connect.ts'
import type { NamingPlace } from './naming-places.ts'

interface Found {
  id: string
  value: unknown
  on: string | null
}

/** Says the new names in a column, and in what the history notes of it, so that undoing later does not bring the old ones back. */
export async function renamePlace(client: PoolClient, renaming: Renaming, place: NamingPlace): Promise<void> {
  const type = await columnType(client, place)
  // The schema is that of the version before: what came later is not there yet.
  if (!type) return
  const { table, column } = place
  const { rows } = await client.query<Found>(
    `select id, to_jsonb("${column}") as value, ${onColumn(place)} as "on" from "${table}" as t where "${column}" is not null`,
  )
  const changed = renamedOf(renaming, place, rows)
  await client.query(
    `update "${table}" as t set "${column}" = ${type === 'jsonb' ? 'new.value' : `new.value #>> '{}'`}
     from jsonb_to_recordset($1) as new (id uuid, value jsonb) where t.id = new.id`,
    [JSON.stringify(changed)],
  )
  for (const side of ['before', 'after'] as const) await renameNoted(client, renaming, place, side)
}

async function renameNoted(
  client: PoolClient,
  renaming: Renaming,
  place: NamingPlace,
  side: 'before' | 'after',
): Promise<void> {
  const { object, table, column } = place
  const { rows } = await client.query<Found>(
    `select change.id, ${side} -> $2 as value, ${onColumn(place)} as "on"
     from change left join "${table}" as t on t.id = record_id where change.object = $1 and ${side} -> $2 is not null`,
    [object, column],
  )
  await client.query(
    `update change set ${side} = jsonb_set(${side}, array[$2], new.value)
     from jsonb_to_recordset($1) as new (id bigint, value jsonb) where change.id = new.id`,
    [JSON.stringify(renamedOf(renaming, place, rows)), column],
  )
}

const onColumn = ({ on }: NamingPlace): string =>
  on && 'column' in on ? `t."${on.column}"` : on ? `'${on.object}'` : 'null::text'

function renamedOf(renaming: Renaming, place: NamingPlace, rows: readonly Found[]) {
  return rows.flatMap(({ id, value, on }) => {
    const after = place.renamed(renaming, on === null ? undefined : renaming.registry.find(on), value)
    return JSON.stringify(after) === JSON.stringify(value) ? [] : [{ id, value: after }]
  })
}

async function columnType(client: PoolClient, { table, column }: NamingPlace): Promise<string | undefined> {
  const { rows } = await client.query<{ type: string }>(
    `select format_type(atttypid, null) as type from pg_attribute where attrelid = to_regclass($1) and attname = $2 and not attisdropped`,
    [`"${table}"`, column],
  )
  return rows[0]?.type
}
