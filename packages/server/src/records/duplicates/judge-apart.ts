import { Worker } from 'node:worker_threads'
import type { LinkageModel } from '@regulars/analytics'
import type { JudgedField } from './judge.ts'
import type { ScanSamples } from './scan-samples.ts'

/** What the thread is asked: to learn from samples, then to judge lines of pairs as COPY writes them and give those of at least `threshold`. */
export type ThreadQuestion =
  | { samples: ScanSamples; rules: { fixes: string[] }[]; recordCount: number; threshold: number }
  | { lines: Uint8Array }

/** A pair that is likely one and the same. */
export interface FoundPair {
  first: string
  second: string
  probability: number
  /** JSON. */
  evidence: string
}

export type ThreadAnswer = { model: LinkageModel } | { pairs: number; found: FoundPair[] }

/** The thread in which a scan learns and judges. */
export interface JudgeThread {
  ask(question: ThreadQuestion): Promise<ThreadAnswer>
  close(): Promise<unknown>
}

/** Starts the thread; aborting ends it. */
export function startJudge(fields: readonly JudgedField[], signal: AbortSignal): JudgeThread {
  const worker = new Worker(new URL('./judge-thread.ts', import.meta.url), { workerData: fields })
  let fail: ((error: unknown) => void) | undefined
  const stop = (error: unknown) => {
    fail?.(error)
    void worker.terminate()
  }
  const abort = () => stop(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  worker.on('error', stop)
  worker.on('exit', () => fail?.(new Error('The thread that compares records has ended.')))
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        fail = reject
        worker.once('message', (answer: ThreadAnswer) => {
          fail = undefined
          resolve(answer)
        })
        worker.postMessage(question)
      }),
    async close() {
      signal.removeEventListener('abort', abort)
      return worker.terminate()
    },
  }
}
