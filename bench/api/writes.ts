import type { Pool } from '../../packages/server/src/platform/database/connect.ts'
import { defineBenchmark } from '../kit/benchmark.ts'
import { against, type Case } from './against.ts'
import { contactJson } from './contact-json.ts'
import { forgetWrites } from './forget-writes.ts'

const inserted = `insert into bare_contact (name, email, lifecycle, order_count, revenue)`
const answered = (rows: string) =>
  `select row_to_json(record)::text as json from (select ${contactJson} from ${rows}) as record`
const people = Array.from(
  { length: 100 },
  (_, at) => `{"name":"New Person § ${at}","email":"new.§.${at}@bench.example"}`,
)

export default defineBenchmark({
  title:
    'Creating and changing contacts over HTTP, against one prepared statement into a table with the same indexes',
  needs: 'sample',
  async open(world) {
    const { pool } = world
    await copyContacts(pool)
    const { rows } = await pool.query<{ id: string }>('select id from contact order by id limit 500')
    const opened = await against(world, cases(rows.map(({ id }) => id)))
    return {
      measurements: opened.measurements,
      async close() {
        await opened.close?.()
        await pool.query('drop table bare_contact')
        await forgetWrites(pool)
      },
    }
  },
})

/** A table with the columns, rules and indexes of contacts, and their rows. Indexes are made at the end: a third of the time. */
async function copyContacts(pool: Pool): Promise<void> {
  await pool.query(`
    create table bare_contact (like contact including all excluding indexes);
    insert into bare_contact select * from contact`)
  const { rows } = await pool.query<{ definition: string }>(
    "select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = 'contact'::regclass",
  )
  for (const { definition } of rows)
    await pool.query(definition.replace(/ INDEX \S+ ON \S+ /, ' INDEX ON bare_contact '))
  await pool.query('analyze bare_contact')
}

const cases = (ids: readonly string[]): Case[] => [
  {
    what: 'create',
    method: 'POST',
    path: '/api/v1/contacts',
    body: '{"name":"New Person §","email":"new.§@bench.example"}',
    same: 'nothing',
    sql: `with made as (${inserted} values ($1, $2, 'lead', 0, 0) returning *) ${answered('made')}`,
    values: ({ name, email }) => [name, email],
  },
  {
    what: 'update',
    method: 'PATCH',
    path: '/api/v1/contacts',
    paths: ids.map((id) => `/api/v1/contacts/${id}`),
    body: '{"jobTitle":"Taster §"}',
    same: 'nothing',
    sql: `with changed as (update bare_contact set job_title = $1, version = version + 1, updated_at = now()
      where id = $2 returning *) ${answered('changed')}`,
    values: ({ jobTitle }) => [jobTitle, ids[Math.floor(Math.random() * ids.length)]],
  },
  {
    what: 'batch of 100 creates',
    method: 'POST',
    path: '/api/v1/contacts/batch',
    body: `{"create":[${people.join(',')}]}`,
    same: 'nothing',
    sql: `with made as (${inserted} select name, email, 'lead', 0, 0 from jsonb_to_recordset($1::jsonb) as given (name text, email text) returning id)
      select json_build_object('created', json_agg(id))::text as json from made`,
    values: ({ create }) => [JSON.stringify(create)],
  },
]
