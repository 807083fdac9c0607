import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Acts } from './side.ts'

/** A version that can be measured. */
export interface Side {
  /** Where it comes from, for the heads of columns. */
  name: string
  ask<A extends keyof Acts>(act: A, ...given: Parameters<Acts[A]>): Promise<Awaited<ReturnType<Acts[A]>>>
  end(): Promise<void>
}

/** Starts the version whose clone lies in `root`. */
export function startSide(name: string, root: string): Side {
  const child = fork(join(root, 'bench', 'kit', 'side.ts'), {
    stdio: 'inherit',
    execArgv: ['--expose-gc'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  })
  const ended = once(child, 'exit')
  return {
    name,
    async ask(act, ...[given]) {
      child.send({ act, given })
      const [answer] = await Promise.race([
        once(child, 'message'),
        ended.then(() => [{ error: `The process of ${name} ended.` }]),
      ])
      if (answer.error) throw new Error(answer.error)
      return answer.result
    },
    async end() {
      if (child.connected) child.send({ act: 'end' })
      await ended
    },
  }
}
