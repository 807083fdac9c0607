import { numberFormat } from './cached-intl.ts'

const units = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

/**
 * A length of time in the largest unit that it fills twice, rounded: 1_900_000 s → “3 weeks”, 5_400 s → “90 minutes”.
 * Between one and two of a unit the next smaller one says more.
 */
export function formatSpan(seconds: number, locale: string, unitDisplay: 'long' | 'short' = 'long'): string {
  const fitting = units.find((each) => seconds >= each.seconds * 2) ?? units[units.length - 1]!
  const count = Math.round(seconds / fitting.seconds)
  return numberFormat(locale, { style: 'unit', unit: fitting.unit, unitDisplay }).format(count)
}
