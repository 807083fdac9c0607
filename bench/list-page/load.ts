/** Run as a process of its own: asks an address over 8 connections as often as it can, and prints how often that was. */
import { Agent, get } from 'node:http'

const [url, milliseconds, connections, authorization] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
]
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })
const until = performance.now() + Number(milliseconds)
let answered = 0
let bytes = 0

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { authorization } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`))
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', resolve)
    })
    request.on('error', reject)
  })
}

async function keepAsking(): Promise<void> {
  while (performance.now() < until) {
    await ask()
    answered++
  }
}

const started = performance.now()
await Promise.all(Array.from({ length: Number(connections) }, keepAsking))
const perSecond = (answered * 1000) / (performance.now() - started)
process.stdout.write(JSON.stringify({ perSecond, bytesEach: Math.round(bytes / answered) }))
agent.destroy()
