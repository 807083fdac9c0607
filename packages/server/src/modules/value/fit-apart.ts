import { Worker } from 'node:worker_threads'
import type { AnalysisAnswer, AnalysisQuestion } from './analysis-question.ts'

/** Answers an analysis in a thread of its own; aborting ends the thread. */
export function fitApart(question: AnalysisQuestion, signal: AbortSignal): Promise<AnalysisAnswer> {
  const worker = new Worker(new URL('./fit-thread.ts', import.meta.url), { workerData: question })
  return new Promise<AnalysisAnswer>((resolve, reject) => {
    const stop = () => {
      reject(signal.reason)
      void worker.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      // Comes after the message; without one, nothing was answered.
      reject(new Error(`The analysis ended without an answer (code ${code}).`))
    })
  })
}
