/** Learns and judges in a thread of its own: answers each message in turn. */
import { parentPort, workerData } from 'node:worker_threads'
import type { LinkageModel } from '@regulars/analytics'
import { type JudgedField, judgePairs, learnModel, type Values } from './judge.ts'
import type { ThreadAnswer, ThreadQuestion } from './judge-apart.ts'

const fields = workerData as readonly JudgedField[]
let model: LinkageModel

parentPort?.on('message', (question: ThreadQuestion) => parentPort?.postMessage(answer(question)))

function answer(question: ThreadQuestion): ThreadAnswer {
  if ('samples' in question) {
    model = learnModel(fields, question.rules, question.recordCount, question.samples)
    return { model }
  }
  const lines = Buffer.from(question.lines).toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  const rows = lines.map((line) => line.split('\t'))
  const pairs = rows.map((cells) => [valuesAt(cells, 2), valuesAt(cells, 2 + fields.length)] as const)
  const judged = judgePairs(fields, model, pairs, question.threshold)
  return {
    pairs: rows.length,
    found: judged.map(({ index, probability, evidence }) => {
      const [first = '', second = ''] = rows[index]!
      return { first, second, probability, evidence: JSON.stringify(evidence) }
    }),
  }
}

function valuesAt(cells: readonly string[], from: number): Values {
  return cells.slice(from, from + fields.length).map((cell) => (cell === '\\N' ? null : cell))
}
