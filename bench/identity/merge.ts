import type { Pool } from '../../packages/server/src/platform/database/connect.ts'
import { type Merged, merge, systemCtx, unmerge } from '../../packages/server/src/records/index.ts'
import { forgetWrites } from '../api/forget-writes.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'

const touchpoints = 10_000

export default defineBenchmark({
  title:
    'Making one of two contacts with 10,000 touchpoints each, against the bare UPDATE of these; and telling them apart again',
  needs: 'sample',
  async open({ services, pool }) {
    const ctx = systemCtx(services, 'Benchmark')
    const contact = ctx.registry.object('contact')
    const [into, from] = [await busyContact(pool, 1), await busyContact(pool, 2)]
    await pool.query('vacuum analyze touchpoint')
    let merged: Merged | undefined
    const mergeThem = async () => {
      merged = await merge(ctx, contact, { into, from: [from] })
      if (merged.moved.touchpoint !== touchpoints)
        throw new Error(`${merged.moved.touchpoint} touchpoints moved of ${touchpoints}.`)
    }
    const tellApart = async () => {
      await unmerge(ctx, contact, { id: into, changeSetId: merged!.changeSetId })
      merged = undefined
    }
    return {
      measurements: [
        {
          what: `2 contacts, ${touchpoints.toLocaleString('en')} touchpoints each`,
          unit: 's',
          better: 'less',
          rounds: 3,
          bar: 'merge',
          async ours() {
            if (merged) await tellApart()
            return secondsOf(mergeThem)
          },
          baseline: { what: 'UPDATE', measure: () => moveBarely(pool, merged ? into : from, from) },
        },
        { what: 'unmerging them', unit: 's', better: 'less', rounds: 1, ours: () => secondsOf(tellApart) },
      ],
      async close() {
        await pool.query('delete from touchpoint where contact_id = any($1)', [[into, from]])
        await pool.query('delete from merged_record where survivor_id = $1', [into])
        await forgetWrites(pool)
      },
    }
  },
})

async function busyContact(pool: Pool, number: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "insert into contact (name, email, lifecycle, order_count, revenue) values ('Somebody busy', $1, 'regular', 0, 0) returning id",
    [`busy.${number}@bench.example`],
  )
  const { id } = rows[0]!
  await pool.query(
    `insert into touchpoint (contact_id, at, type, channel, subject, payload)
     select $1, now() - n * interval '40 minutes', 'visit', 'web', 'Looked at page ' || n, jsonb_build_object('page', n)
     from generate_series(1, $2::integer) as n`,
    [id, touchpoints],
  )
  return id
}

/** Seconds that moving the touchpoints takes when nothing is kept of it; taken back afterwards. */
async function moveBarely(pool: Pool, holder: string, to: string): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    return await secondsOf(() =>
      client.query(
        `update touchpoint set contact_id = $2, updated_at = now(), version = version + 1
         where id in (select id from touchpoint where contact_id = $1 order by at desc limit ${touchpoints})`,
        [holder, to],
      ),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
}
