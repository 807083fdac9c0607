import { Worker } from 'node:worker_threads'

/**
 * Answers a question in a thread of its own, so that long reckoning holds nobody up; aborting ends the thread.
 *
 * @param module what runs there: it reads `workerData` and posts one message, the answer
 * @throws Error when the thread ends without an answer, and whatever it threw
 */
export function runApart<Question, Answer>(
  module: URL,
  question: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const worker = new Worker(module, { workerData: question })
  return new Promise<Answer>((resolve, reject) => {
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
      reject(new Error(`The thread ended without an answer (code ${code}).`))
    })
  })
}
