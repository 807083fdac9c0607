import { defineBenchmark, type Measurement } from '../kit/benchmark.ts'
import { against } from './against.ts'
import { contactJson, pageOf } from './contact-json.ts'

export default defineBenchmark({
  title:
    'A page of 50 contacts over HTTP, against a bare handler that sends the same JSON from one prepared statement',
  needs: 'sample',
  async open(world) {
    const { pool, customers } = world
    const deep = await pool.query<{ name: string; id: string }>(
      'select name, id from contact where deleted_at is null order by fold(name) collate "C", id offset $1 limit 1',
      [Math.floor(customers * 0.9)],
    )
    const { name, id } = deep.rows[0]!
    const cursor = Buffer.from(JSON.stringify(['name', id, name])).toString('base64url')
    const after = 'and (fold(name) collate "C", id) > (fold($1) collate "C", $2::uuid)'
    const list = '/api/v1/contacts'
    const opened = await against(world, [
      { what: 'default order', path: list, bar: 'page', sql: pageOf('') },
      {
        what: 'filtered by stage',
        path: `${list}?lifecycle=regular`,
        bar: 'page',
        sql: pageOf("and lifecycle = 'regular'"),
      },
      {
        what: 'sorted by revenue',
        path: `${list}?sort=-revenue`,
        bar: 'page',
        sql: pageOf('and revenue is not null', 'revenue desc, id desc'),
      },
      {
        what: 'deep',
        path: `${list}?cursor=${cursor}`,
        bar: 'page',
        sql: pageOf(after),
        values: () => [name, id],
      },
      {
        what: 'one contact',
        path: `${list}/${id}`,
        same: 'record',
        sql: `select row_to_json(record)::text as json from (select ${contactJson} from contact where id = $1) as record`,
        values: () => [id],
      },
    ])
    return { ...opened, measurements: [...opened.measurements, deepAgainstFirst(opened.measurements)] }
  },
})

/** The law of keyset pages: how deep one is does not matter. */
function deepAgainstFirst(measurements: readonly Measurement[]): Measurement {
  const named = (what: string) => measurements.find((one) => one.what === `${what}, 8 connections`)!
  return {
    what: 'deep page against the first, 8 connections',
    unit: '/s',
    better: 'more',
    bar: 'deep-page',
    ours: named('deep').ours,
    baseline: { what: 'the first page', measure: named('default order').ours },
  }
}
