import { defineBenchmark, type Measurement } from '../kit/benchmark.ts'
import type { World } from '../kit/world.ts'
import { against } from './against.ts'

export default defineBenchmark({
  title:
    'Searching, counting and grouping over HTTP, against statements written by hand; and how long the slowest pages take',
  needs: 'sample',
  async open(world) {
    const { rows } = await world.pool.query<{ id: string }>(
      'select id from contact where order_count >= 5 order by id limit 200',
    )
    const opened = await against(world, [
      {
        what: 'count of a filter',
        path: '/api/v1/contacts/count?country=PL&exact=true',
        same: 'nothing',
        sql: `select json_build_object('count', count(*))::text as json from contact where country = 'PL' and deleted_at is null`,
      },
      {
        what: 'orders grouped by channel',
        path: '/api/v1/orders/aggregate?groupBy=channel&measures=count,sum:total',
        same: 'nothing',
        sql: `select json_build_object('data', json_agg(g))::text as json from (
          select channel, currency, count(*), sum(total) from "order" where deleted_at is null group by channel, currency) as g`,
      },
    ])
    const ids = rows.map(({ id }) => id)
    return {
      measurements: [...opened.measurements, ...slowest(world, ids)],
      ...(opened.close ? { close: opened.close } : {}),
    }
  },
})

/** Milliseconds within which 95 of 100 are answered: lists with 8 connections, the search for one who types. */
function slowest({ load, address, authorization }: World, ids: readonly string[]): Measurement[] {
  const p95 = (
    what: string,
    paths: readonly string[],
    bar?: Measurement['bar'],
    connections = 8,
  ): Measurement => ({
    what: `${what}, 95 of 100 within`,
    unit: 'ms',
    better: 'less',
    ...(bar ? { bar } : {}),
    async ours() {
      const requests = paths.map((path) => ({ path: `/api/v1/${path}` }))
      return (await load.ask({ address, authorization, requests, connections, milliseconds: 1000 })).p95
    },
  })
  const pages = ['', '?lifecycle=regular', '?country=DE', '?sort=-revenue', '?sort=city', '?sort=-lastSeenAt']
  const words = ['kowal', 'anna now', 'K0001', 'maria 12', 'schmidt', 'mail.example', 'Jakub Nowak', 'zzzz']
  return [
    p95(
      'pages filtered and sorted',
      pages.map((query) => `contacts${query}`),
      'page-p95',
    ),
    p95(
      'search',
      words.map((word) => `search?q=${encodeURIComponent(word)}`),
      'search',
      1,
    ),
    p95(
      'a customer’s page, each of its requests',
      ids.flatMap((id) => customerPage(id)),
    ),
  ]
}

/** What the page of a customer asks for. */
const customerPage = (id: string): string[] => [
  `contacts/${id}?include=score`,
  `contacts/${id}/memory`,
  `touchpoints?contact=${id}&sort=-at&limit=30`,
  `orders?contact=${id}&sort=-placedAt&limit=10`,
  `notes?contact=${id}`,
  `tasks?contact=${id}`,
  `contacts/${id}/history`,
]
