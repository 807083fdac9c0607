import { type Bar, isMet } from '../bars.ts'
import type { Unit } from './benchmark.ts'
import { ratiosOf, type Summary, summaryOf } from './statistics.ts'

/** The figures of one measurement. */
export interface Result {
  benchmark: string
  what: string
  unit: Unit
  better: 'more' | 'less'
  rounds: number
  ours: Summary
  baseline?: Summary & { what: string }
  /** Ours ÷ the baseline, round by round; when two versions are compared, this one ÷ the other. */
  ratio?: Summary
  bar?: Bar
  met?: boolean
  note?: string
  /** Why there are no figures. */
  failed?: string
}

interface Rounds {
  ours: number[]
  other: number[]
  otherName?: string | undefined
}

/** Sums up the rounds of one measurement. */
export function resultOf(
  benchmark: string,
  { what, unit, better, bar }: { what: string; unit: Unit; better: 'more' | 'less'; bar?: Bar | undefined },
  { ours, other, otherName }: Rounds,
  note?: string,
): Result {
  const summary = summaryOf(ours)
  const ratio = other.length > 0 ? summaryOf(ratiosOf(ours, other)) : undefined
  return {
    benchmark,
    what,
    unit,
    better,
    rounds: ours.length,
    ours: summary,
    ...(ratio ? { baseline: { what: otherName ?? 'baseline', ...summaryOf(other) }, ratio } : {}),
    ...(bar ? { bar, met: isMet(bar, summary.median, ratio?.median) } : {}),
    ...(note ? { note } : {}),
  }
}
