import { defineBenchmark } from '../kit/benchmark.ts'
import { against } from './against.ts'

const count = 100_000

const touchpointJson = `id, contact_id as "contactId", at, type, channel, subject, about, payload, created_at as "createdAt",
  updated_at as "updatedAt", version, created_by_id as "createdById", change_set_id as "changeSetId"`

export default defineBenchmark({
  title: 'The timeline of a contact with 100,000 touchpoints: its newest page, and one half way down',
  needs: 'sample',
  async open(world) {
    const { pool } = world
    const { rows } = await pool.query<{ id: string }>(
      "insert into contact (name, lifecycle, order_count, revenue) values ('Somebody busy', 'regular', 0, 0) returning id",
    )
    const { id } = rows[0]!
    await pool.query(
      `insert into touchpoint (contact_id, at, type, channel, subject, payload)
       select $1, date_trunc('year', now()) + n * interval '4 minutes', 'visit', 'web', 'Looked at page ' || n, jsonb_build_object('page', n)
       from generate_series(1, $2::integer) as n`,
      [id, count],
    )
    await pool.query('analyze touchpoint')
    const half = await pool.query<{ at: Date; id: string }>(
      'select at, id from touchpoint where contact_id = $1 order by at desc, id desc offset $2 limit 1',
      [id, count / 2],
    )
    const page = (
      where: string,
    ) => `select '{"data":' || json_agg(row_to_json(record))::text || '}' as json from (
      select ${touchpointJson} from touchpoint where contact_id = $1 ${where} order by at desc, id desc limit 30) as record`
    const path = `/api/v1/touchpoints?contact=${id}&sort=-at&limit=30`
    const { at, id: last } = half.rows[0]!
    const cursor = Buffer.from(JSON.stringify(['-at', last, at.toISOString()])).toString('base64url')
    const opened = await against(world, [
      { what: 'newest page', path, sql: page(''), values: () => [id] },
      {
        what: 'half way down',
        path: `${path}&cursor=${cursor}`,
        sql: page('and (at, id) < ($2, $3::uuid)'),
        values: () => [id, at, last],
      },
    ])
    return {
      measurements: opened.measurements,
      async close() {
        await opened.close?.()
        await pool.query('delete from touchpoint where contact_id = $1', [id])
        await pool.query('delete from contact where id = $1', [id])
      },
    }
  },
})
