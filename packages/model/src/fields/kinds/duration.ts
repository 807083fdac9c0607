import { bad, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { numberOperators, parseWhole } from './number-values.ts'

const units = [
  { word: 'd', seconds: 86_400, names: /^(d|days?)$/ },
  { word: 'h', seconds: 3_600, names: /^(h|hrs?|hours?)$/ },
  { word: 'min', seconds: 60, names: /^(m|mins?|minutes?)$/ },
  { word: 's', seconds: 1, names: /^(s|secs?|seconds?)$/ },
] as const

/** A span of time in words: 5400 → “1 h 30 min”. */
export function durationWords(seconds: number): string {
  let rest = Math.abs(Math.round(seconds))
  const parts = units.flatMap(({ word, seconds: size }) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count === 0 ? [] : `${count} ${word}`
  })
  return parts.length === 0 ? '0 min' : `${seconds < 0 ? '−' : ''}${parts.join(' ')}`
}

/**
 * Reads a span of time as people write it, in seconds: `1:30` (hours and minutes), `1:30:15`, `90 min`, `1h 30m`, `1.5 hours`, `2 days 4 h`.
 * Undefined when it is none; a figure without a unit is none either.
 */
export function readDuration(text: string): number | undefined {
  const bare = text.trim().toLowerCase().replace(/^−/, '-')
  const sign = bare.startsWith('-') ? -1 : 1
  const written = bare.replace(/^[-+]\s*/, '')
  const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(written)
  if (clock)
    return sign * (Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + (clock[3] ? Number(clock[3]) : 0))
  if (!/^(\d+([.,]\d+)?\s*[a-z]+\.?[\s,]*)+$/.test(written)) return undefined
  let sum = 0
  for (const [, amount, word] of written.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/g)) {
    const unit = units.find(({ names }) => names.test(word!))
    if (!unit) return undefined
    sum += Number(amount!.replace(',', '.')) * unit.seconds
  }
  return sign * Math.round(sum)
}

function read(value: unknown): Parsed<number> {
  const seconds = typeof value === 'string' ? readDuration(value) : undefined
  if (seconds !== undefined) return parseWhole(seconds)
  const whole = parseWhole(value)
  return whole.ok ? whole : bad(`${quoted(value)} is no span of time; write it as 1 h 30 min or 1:30.`)
}

/** A span of time in whole seconds. */
export const durationKind: KindDefinition<'duration'> = {
  kind: 'duration',
  compares: 'number',
  operators: numberOperators,
  parse: read,
  operand: read,
  format: (value) => durationWords(value),
  jsonSchema: () => ({ type: 'integer', description: 'Seconds.' }),
}
