import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What is asked, how, and for how long. */
export interface Asked {
  address: string
  /** One after another, and from the start again. In path and body, § stands for a number that never comes twice. */
  requests: ReadonlyArray<{ method?: string; path: string; body?: string }>
  authorization?: string
  connections: number
  milliseconds: number
}

/** What came of it. */
export interface Answered {
  perSecond: number
  /** Milliseconds within which 95 of 100 requests were answered. */
  p95: number
  /** Milliseconds that the slowest of them took. */
  longest: number
}

/** Starts a process that asks a server as often as it can, so that asking and answering do not share a thread. */
export function startLoad() {
  const child = fork(join(import.meta.dirname, 'load.ts'), { stdio: 'inherit' })
  return {
    async ask(asked: Asked): Promise<Answered> {
      child.send(asked)
      const [answer] = (await once(child, 'message')) as [Answered & { error?: string }]
      if (answer.error) throw new Error(answer.error)
      return answer
    },
    end: () => child.kill(),
  }
}
