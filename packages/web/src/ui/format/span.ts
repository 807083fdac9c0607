import { numberFormat } from './cached-intl.ts'

/** Each unit and the length from which it says enough: 117 seconds are 2 minutes, but 90 minutes are not 2 hours. */
const units = [
  { unit: 'year', seconds: 31_557_600, from: 2 * 31_557_600 },
  { unit: 'month', seconds: 2_629_800, from: 10 * 604_800 },
  { unit: 'week', seconds: 604_800, from: 2 * 604_800 },
  { unit: 'day', seconds: 86_400, from: 2 * 86_400 },
  { unit: 'hour', seconds: 3_600, from: 2 * 3_600 },
  { unit: 'minute', seconds: 60, from: 90 },
  { unit: 'second', seconds: 1, from: 0 },
] as const

/** A length of time in words, rounded: 1_900_000 s → “3 weeks”, 5_400 s → “90 minutes”. */
export function formatSpan(seconds: number, locale: string, unitDisplay: 'long' | 'short' = 'long'): string {
  const fitting = units.find(({ from }) => seconds >= from) ?? units[units.length - 1]!
  const count = Math.round(seconds / fitting.seconds)
  return numberFormat(locale, { style: 'unit', unit: fitting.unit, unitDisplay }).format(count)
}
