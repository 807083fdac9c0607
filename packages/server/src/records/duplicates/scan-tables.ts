import type { ComparedField, ObjectDefinition } from '@regulars/model'
import { type BlockingPass, valueColumn, valueSql } from './twin-sql.ts'

/** Runs a statement where the temporary tables of a search are: on a connection of its own, or in the transaction of an import. */
export type RunSql = <R>(statement: string) => Promise<R[]>

/** Most records of a block; a larger one is parted, and a part that is still too large says nothing. */
const widestBlock = (records: number): number => (records <= 20_000 ? 60 : 25)

/** What is compared of records, as columns of a query over `alias`. */
export const comparedColumns = (fields: readonly ComparedField[], alias: string): string =>
  fields.map((field, place) => `${valueSql(field, alias)} as ${valueColumn(place)}`).join(', ')

/** The records of an object that are there; asked for are those that a change set made, or all. */
export const recordsThere = (
  object: ObjectDefinition,
  fields: readonly ComparedField[],
  asked: string,
): string =>
  `select source.id, ${asked} as asked, ${comparedColumns(fields, 'source')}
   from ${quoted(object.table)} as source where source.deleted_at is null`

const quoted = (table: string): string => `"${table.replaceAll('"', '""')}"`

/** Brings the records into temporary tables, numbered in the order of their ids; answers with how many there are. */
export async function takeRecords(run: RunSql, records: string): Promise<number> {
  await run(
    'create temporary table twin_pair (a integer not null, b integer not null, rules integer not null)',
  )
  await run(
    `create temporary table twin_record as
     select (row_number() over (order by source.id))::integer as no, source.* from (${records}) as source`,
  )
  await run('create unique index on twin_record (no)')
  await run('analyze twin_record')
  return countIn(run, 'twin_record')
}

async function countIn(run: RunSql, table: string): Promise<number> {
  const [row] = await run<{ count: number }>(`select count(*)::integer as count from ${table}`)
  return row!.count
}

/** Finds the pairs of one pass: records with a key in common, one of them asked for; blocks that are too large are parted first. */
export async function pairUp(run: RunSql, pass: BlockingPass, place: number, records: number): Promise<void> {
  const widest = widestBlock(records)
  await run(
    `create temporary table twin_block as
     select key, array_agg(no order by no) as members
     from (select distinct no, asked, key from twin_record as record cross join lateral unnest(${pass.keys}) as key where key <> '') as keyed
     group by key having count(*) > 1 and bool_or(asked)`,
  )
  await addPairs(
    run,
    `select members from twin_block where cardinality(members) <= ${widest}`,
    pass.teaches ? 1 << place : teachesNothing,
  )
  await addPairs(
    run,
    `select array_agg(no order by no) as members
     from (
       select distinct record.no, record.asked, twin_block.key, finer
       from twin_block cross join lateral unnest(members) as member
       join twin_record as record on record.no = member
       cross join lateral unnest(${pass.finer}) as finer
       where cardinality(members) > ${widest} and finer <> ''
     ) as parted
     group by key, finer having count(*) between 2 and ${widest} and bool_or(asked)`,
    teachesNothing,
  )
  await run('drop table twin_block')
}

/** Also said of the pairs of a part: they agree in what it was parted by too. */
const teachesNothing = 0

const addPairs = (run: RunSql, blocks: string, rules: number) =>
  run(
    `insert into twin_pair
     select members[one], members[two], ${rules}
     from (${blocks}) as block
     cross join lateral generate_series(1, cardinality(members) - 1) as one
     cross join lateral generate_series(one + 1, cardinality(members)) as two`,
  )

/** Brings pairs that several passes found together; answers with how many different ones there are. */
export async function gatherPairs(run: RunSql, onlyAsked: boolean): Promise<number> {
  await run(
    `create temporary table twin_candidate as
     select a, b, bit_or(rules) as rules from twin_pair
     ${onlyAsked ? 'join twin_record as one on one.no = a join twin_record as two on two.no = b where one.asked or two.asked' : ''}
     group by a, b`,
  )
  await run('drop table twin_pair')
  await run('analyze twin_candidate')
  return countIn(run, 'twin_candidate')
}
