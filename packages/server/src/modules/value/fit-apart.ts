import { runApart } from '../../platform/jobs/run-apart.ts'
import type { AnalysisAnswer, AnalysisQuestion } from './analysis-question.ts'

/** Answers an analysis in a thread of its own; aborting ends the thread. */
export const fitApart = (question: AnalysisQuestion, signal: AbortSignal): Promise<AnalysisAnswer> =>
  runApart(new URL('./fit-thread.ts', import.meta.url), question, signal)
