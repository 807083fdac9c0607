import { isDeepStrictEqual } from 'node:util'
import type { Bar } from '../bars.ts'
import { openBare } from '../kit/bare.ts'
import type { Measurement, Opened } from '../kit/benchmark.ts'
import type { World } from '../kit/world.ts'

/** One request to the API, and the statement that answers the same by itself. */
export interface Case {
  what: string
  method?: string
  path: string
  /** Others like it, asked in turn. */
  paths?: readonly string[]
  body?: string
  sql: string
  values?(body: Record<string, unknown>): unknown[]
  /** What both must answer alike: `data` of the page (the usual), the whole record, or nothing that could be compared. */
  same?: 'data' | 'record' | 'nothing'
  bar?: Bar
}

const milliseconds = 250

/** Measures each request with 1 and 8 connections against a bare handler in the same process, once both are seen to answer the same. */
export async function against(world: World, cases: readonly Case[]): Promise<Opened> {
  const bare = await openBare(
    world.pool,
    cases.map(({ sql, values }) => ({ text: sql, ...(values ? { values } : {}) })),
  )
  for (const [at, each] of cases.entries()) await checkSame(world, each, `${bare.address}/${at}`)
  const measurements = cases.flatMap((each, at) =>
    [1, 8].map((connections) => measure(world, each, connections, { address: bare.address, at })),
  )
  return { measurements, close: bare.close }
}

function measure(
  { load, address, authorization }: World,
  { what, method, path, paths, body, bar }: Case,
  connections: number,
  bare: { address: string; at: number },
): Measurement {
  const given = { ...(method ? { method } : {}), ...(body === undefined ? {} : { body }) }
  const perSecond = async (asked: { address: string; authorization?: string }, all: readonly string[]) => {
    const requests = all.map((one) => ({ ...given, path: one }))
    return (await load.ask({ ...asked, requests, connections, milliseconds })).perSecond
  }
  return {
    what: `${what}, ${connections} connection${connections > 1 ? 's' : ''}`,
    unit: '/s',
    better: 'more',
    ours: () => perSecond({ address, authorization }, paths ?? [path]),
    baseline: {
      what: 'bare handler',
      measure: () => perSecond({ address: bare.address }, [`/${bare.at}`]),
    },
    ...(bar && connections === 8 ? { bar } : {}),
  }
}

/** The same records must come from both, or the comparison says nothing. */
async function checkSame({ address, authorization }: World, { path, same = 'data' }: Case, bareUrl: string) {
  if (same === 'nothing') return
  const [ours, bare] = await Promise.all(
    [address + path, bareUrl].map(async (url) => {
      const answer = (await (await fetch(url, { headers: { authorization } })).json()) as { data: unknown }
      return same === 'data' ? answer.data : answer
    }),
  )
  if (!isDeepStrictEqual(ours, bare))
    throw new Error(
      `${path} answers other than the bare handler: ${JSON.stringify(ours).slice(0, 500)} / ${JSON.stringify(bare).slice(0, 500)}`,
    )
}
