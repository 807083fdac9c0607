import { type ClientRequest, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { defineBenchmark } from '../kit/benchmark.ts'
import type { World } from '../kit/world.ts'

const openBrowsers = 200

export default defineBenchmark({
  title: 'From a change until the last of 200 open browsers has heard of it, against the first of them',
  needs: 'nothing',
  async open(world) {
    const streams = await Promise.all(Array.from({ length: openBrowsers }, () => listen(world)))
    let number = 0
    /** Milliseconds until all of them, or the first, have heard. */
    const heard = async (how: 'all' | 'any') => {
      const id = `bench-${++number}`
      const started = performance.now()
      const all = streams.map((stream) => stream.hears(id))
      await world.services.live.publish('records', { object: 'contact', ids: [id] })
      await (how === 'all' ? Promise.all(all) : Promise.race(all))
      const took = performance.now() - started
      await Promise.all(all)
      return took
    }
    return {
      measurements: [
        {
          what: `${openBrowsers} event streams`,
          unit: 'ms',
          better: 'less',
          rounds: 20,
          ours: () => heard('all'),
          baseline: { what: 'the first of them', measure: () => heard('any') },
        },
      ],
      async close() {
        for (const stream of streams) stream.close()
        await sleep(100)
      },
    }
  },
})

/** One open browser. */
async function listen({ address, authorization }: World) {
  const waiting = new Map<string, () => void>()
  let request: ClientRequest
  await new Promise<void>((resolve, reject) => {
    request = get(`${address}/api/v1/live`, { headers: { authorization }, agent: false }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        if (text.includes('event: hello')) resolve()
        for (const [, id] of text.matchAll(/"(bench-\d+)"/g)) waiting.get(id!)?.()
      })
      response.on('error', () => {})
    })
    request.on('error', reject)
  })
  return {
    hears: (id: string) =>
      new Promise<void>((resolve) => {
        waiting.set(id, () => {
          waiting.delete(id)
          resolve()
        })
      }),
    close: () => request.destroy(),
  }
}
