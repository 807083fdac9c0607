/** Learns and judges in a thread of its own: answers each message in turn. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadRecord } from '@regulars/analytics'
import { type JudgedField, learnModel, type PairJudge, pairJudge } from './judge.ts'
import type { FoundPair, ThreadAnswer, ThreadQuestion } from './judge-apart.ts'
import { valuesIn } from './record-line.ts'

const fields = workerData as readonly JudgedField[]
let judging: PairJudge

parentPort?.on('message', (question: ThreadQuestion) => parentPort?.postMessage(answer(question)))

function answer(question: ThreadQuestion): ThreadAnswer {
  if ('samples' in question) {
    const { rules, recordCount, samples, threshold } = question
    const model = learnModel(fields, rules, recordCount, samples)
    judging = pairJudge(fields, model, threshold)
    return { model }
  }
  const { buffer, byteOffset, length } = question.lines
  const lines = linesOf(Buffer.from(buffer, byteOffset, length))
  return { pairs: lines.length, found: judgeLines(lines) }
}

/** The pairs of one record come one after the other, so it is read once. */
function judgeLines(lines: readonly string[]): FoundPair[] {
  const found: FoundPair[] = []
  let [first, one]: [string?, ReadRecord?] = []
  for (const line of lines) {
    const [id = '', values = '', second = '', others = ''] = line.split('\t')
    if (id !== first || !one) [first, one] = [id, judging.read(valuesIn(values))]
    const judged = judging.judge(one, judging.read(valuesIn(others)))
    if (judged)
      found.push({
        first: id,
        second,
        probability: judged.probability,
        evidence: JSON.stringify(judged.evidence),
      })
  }
  return found
}

/** The lines of a piece, without the one after the last. */
function linesOf(piece: Buffer): string[] {
  const lines: string[] = []
  for (let from = 0; from < piece.length; ) {
    const found = piece.indexOf(newline, from)
    const to = found < 0 ? piece.length : found
    lines.push(piece.toString('utf8', from, to))
    from = to + 1
  }
  return lines
}

const newline = 10
