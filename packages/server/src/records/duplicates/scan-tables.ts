import type { ComparedField, ObjectDefinition } from '@regulars/model'
import type { PoolClient } from '../../platform/database/connect.ts'
import { type BlockingPass, valueColumn, valueSql } from './twin-sql.ts'

/** Most records of a block; a larger one is parted, and a part that is still too large says nothing. */
const widestBlock = (records: number): number => (records <= 20_000 ? 60 : 25)

/** Temporary tables of a scan; they go with the connection. */
export async function takeRecords(
  client: PoolClient,
  object: ObjectDefinition,
  fields: readonly ComparedField[],
  changeSetId: string | null,
): Promise<number> {
  const values = fields.map((field, place) => `${valueSql(field, 'source')} as ${valueColumn(place)}`)
  await client.query("set work_mem = '128MB'")
  await client.query(
    'create temporary table twin_pair (a integer not null, b integer not null, rules integer not null)',
  )
  await client.query(
    `create temporary table twin_record as
     select (row_number() over (order by source.id))::integer as no, source.id, ${changeSetId ? `source.change_set_id = '${changeSetId}'` : 'true'} as asked,
       ${values.join(', ')}
     from ${quoted(object.table)} as source where source.deleted_at is null`,
  )
  await client.query('create unique index on twin_record (no)')
  await client.query('analyze twin_record')
  const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from twin_record')
  return rows[0]!.count
}

const quoted = (table: string): string => `"${table.replaceAll('"', '""')}"`

/** Finds the pairs of one pass: records with a key in common; blocks that are too large are parted first. */
export async function pairUp(
  client: PoolClient,
  pass: BlockingPass,
  place: number,
  records: number,
): Promise<void> {
  const widest = widestBlock(records)
  await client.query(
    `create temporary table twin_block as
     select key, array_agg(no order by no) as members
     from (select distinct no, key from twin_record as record cross join lateral unnest(${pass.keys}) as key where key <> '') as keyed
     group by key having count(*) > 1`,
  )
  await addPairs(
    client,
    `select members from twin_block where cardinality(members) <= ${widest}`,
    pass.teaches ? 1 << place : teachesNothing,
  )
  await addPairs(
    client,
    `select array_agg(no order by no) as members
     from (
       select distinct record.no, twin_block.key, finer
       from twin_block cross join lateral unnest(members) as member
       join twin_record as record on record.no = member
       cross join lateral unnest(${pass.finer}) as finer
       where cardinality(members) > ${widest} and finer <> ''
     ) as parted
     group by key, finer having count(*) between 2 and ${widest}`,
    teachesNothing,
  )
  await client.query('drop table twin_block')
}

/** Also said of the pairs of a part: they agree in what it was parted by too. */
const teachesNothing = 0

const addPairs = (client: PoolClient, blocks: string, rules: number) =>
  client.query(
    `insert into twin_pair
     select members[one], members[two], ${rules}
     from (${blocks}) as block
     cross join lateral generate_series(1, cardinality(members) - 1) as one
     cross join lateral generate_series(one + 1, cardinality(members)) as two`,
  )

/** Brings pairs that several passes found together; answers with how many different ones there are. */
export async function gatherPairs(client: PoolClient, onlyAsked: boolean): Promise<number> {
  await client.query(
    `create temporary table twin_candidate as
     select a, b, bit_or(rules) as rules from twin_pair
     ${onlyAsked ? 'join twin_record as one on one.no = a join twin_record as two on two.no = b where one.asked or two.asked' : ''}
     group by a, b`,
  )
  await client.query('drop table twin_pair')
  await client.query('analyze twin_candidate')
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from twin_candidate',
  )
  return rows[0]!.count
}
