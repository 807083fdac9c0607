import type { ComparedField, ObjectDefinition } from '@regulars/model'
import { type Blocking, type BlockingPass, furtherColumns, valueColumn, valueSql } from './twin-sql.ts'

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
export async function takeRecords(
  run: RunSql,
  fields: readonly ComparedField[],
  records: string,
): Promise<number> {
  await run(
    `create temporary table twin_pair (a integer not null, b integer not null, rules integer not null)`,
  )
  await run(
    'create temporary table twin_large (place integer not null, key bigint not null, no integer not null)',
  )
  await run(
    `create temporary table twin_record as
     select (row_number() over (order by source.id))::integer as no, source.*, ${furtherColumns(fields, 'source')} from (${records}) as source`,
  )
  await run('create unique index on twin_record (no)')
  await run('analyze twin_record')
  return countIn(run, 'twin_record')
}

async function countIn(run: RunSql, table: string): Promise<number> {
  const [row] = await run<{ count: number }>(`select count(*)::integer as count from ${table}`)
  return row!.count
}

/** What is to be paired up. */
export interface Pairing {
  records: number
  /** Only pairs with a record that is asked for. */
  onlyAsked: boolean
}

/** Finds all pairs, pass by pass; those of names come last, since the large blocks of others part theirs. */
export async function pairUpAll(
  run: RunSql,
  { passes, further }: Blocking,
  pairing: Pairing,
  onPass: (pass: BlockingPass) => Promise<void>,
): Promise<void> {
  for (const { place, key } of further)
    await run(
      `insert into twin_large select ${place}, ${hashed('key', place)}, no
       from (select no, ${key} as key from twin_record as record) as keyed where key <> ''`,
    )
  const inTurn = passes
    .map((pass, place) => ({ pass, place }))
    .sort((one, two) => Number('blocksOf' in one.pass.partedBy) - Number('blocksOf' in two.pass.partedBy))
  for (const { pass, place } of inTurn) {
    await onPass(pass)
    await pairUp(run, pass, place, pairing)
  }
  await run('drop table twin_large')
}

/** Finds the pairs of one pass: records with a key in common; blocks that are too large are parted first. */
async function pairUp(
  run: RunSql,
  pass: BlockingPass,
  place: number,
  { records, onlyAsked }: Pairing,
): Promise<void> {
  const widest = widestBlock(records)
  // Numbers instead of texts: a million of them are sorted within memory.
  const keyed = (where: string) =>
    `select no, ${hashed('key', place)} as key
     from twin_record as record cross join lateral unnest(${pass.keys}) as key where key <> '' ${where}`
  await run(
    `create temporary table twin_block as
     select key, array_agg(no order by no) as members from (${keyed('')}) as keyed
     ${onlyAsked ? `where key in (select key from (${keyed('and record.asked')}) as asked)` : ''}
     group by key having count(*) > 1`,
  )
  await addPairs(
    run,
    `select members from twin_block where cardinality(members) <= ${widest}`,
    pass.teaches ? 1 << place : teachesNothing,
  )
  if (pass.parts !== undefined)
    await run(
      `insert into twin_large select ${pass.parts}, key, unnest(members) from twin_block where cardinality(members) > ${widest}`,
    )
  await addPairs(
    run,
    `select array_agg(no order by no) as members
     from (
       ${partsSql(pass.partedBy, `select key, unnest(members) as no from twin_block where cardinality(members) > ${widest}`)}
     ) as part
     group by key having count(*) between 2 and ${widest} ${onlyAsked ? `and bool_or(no in (${askedNumbers}))` : ''}`,
    teachesNothing,
  )
  await run('drop table twin_block')
}

const hashed = (text: string, seed: number): string => `hashtextextended(${text}, ${seed})`

/** Parts of blocks: by the initials of the name; or, where it is names that are too many, by blocks of other values that are too large. Of others all pairs are found anyway. */
const partsSql = (partedBy: BlockingPass['partedBy'], large: string): string =>
  'initials' in partedBy
    ? `select no, hashtextextended(initials, key) as key
       from (select large.no, key, ${partedBy.initials} as initials from (${large}) as large join twin_record as record on record.no = large.no) as initialled
       where initials <> ''`
    : `select large.no, hashint8extended(other.key, large.key) as key
       from (${large}) as large join twin_large as other on other.no = large.no
       where other.place = any ('{${partedBy.blocksOf.join(',')}}')`

const askedNumbers = 'select no from twin_record where asked'

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

/** The pairs with the ids and lines of both, those of one record one after the other. */
export const pairLines = `
  select one.id as one, one.line as one_line, two.id as two, two.line as two_line
  from twin_candidate join twin_record as one on one.no = a join twin_record as two on two.no = b`

/** Brings pairs that several passes found together; answers with how many different ones there are. */
export async function gatherPairs(run: RunSql, onlyAsked: boolean): Promise<number> {
  await run(
    `create temporary table twin_candidate as
     select a, b, bit_or(rules) as rules from twin_pair
     ${onlyAsked ? `where a in (${askedNumbers}) or b in (${askedNumbers})` : ''}
     group by a, b order by a, b`,
  )
  await run('drop table twin_pair')
  await run('analyze twin_candidate')
  return countIn(run, 'twin_candidate')
}
