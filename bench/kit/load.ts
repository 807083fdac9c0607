/** A process of its own: asks a server over some connections as often as it can, and tells how often and how fast that was. */
import { Agent, request } from 'node:http'
import type { Answered, Asked } from './load-process.ts'

let number = 0

process.on('message', (asked: Asked) => {
  run(asked).then(
    (answer) => process.send!(answer),
    (error: Error) => process.send!({ error: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))

async function run(asked: Asked): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: asked.connections })
  const times: number[] = []
  const started = performance.now()
  const until = started + asked.milliseconds
  let next = 0
  async function keepAsking(): Promise<void> {
    while (performance.now() < until) {
      const begun = performance.now()
      await ask(agent, asked, next++ % asked.requests.length)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: asked.connections }, keepAsking))
  const perSecond = (times.length * 1000) / (performance.now() - started)
  agent.destroy()
  times.sort((a, b) => a - b)
  return { perSecond, p95: times[Math.floor(times.length * 0.95)]!, longest: times.at(-1)! }
}

function ask(agent: Agent, { address, requests, authorization }: Asked, at: number): Promise<void> {
  const { method = 'GET', path, body } = requests[at]!
  const numbered = (text: string) => (text.includes('§') ? text.replaceAll('§', String(++number)) : text)
  const url = address + numbered(path)
  const content = body === undefined ? undefined : numbered(body)
  const headers = {
    ...(authorization ? { authorization } : {}),
    ...(content === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
  }
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, method, headers }, (response) => {
      const { statusCode = 0 } = response
      const isFault = statusCode >= 300
      let said = ''
      response.on('data', (chunk: Buffer) => {
        if (isFault) said += chunk
      })
      response.on('end', () => {
        if (isFault) reject(new Error(`${method} ${url} answered ${statusCode}: ${said}`))
        else resolve()
      })
    })
    asking.on('error', reject)
    asking.end(content)
  })
}
