import { readRecurrence, writeRecurrence } from '../../recurrence/recurrence.ts'
import { sayRecurrence } from '../../recurrence/say-recurrence.ts'
import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { codeOperators } from './text-values.ts'

const longest = 200

function read(value: unknown): Parsed<string> {
  if (typeof value !== 'string' || value.length > longest)
    return bad(`${quoted(value)} is no rule of repetition.`)
  const rule = readRecurrence(value)
  return rule.ok ? good(writeRecurrence(rule.value)) : bad(`${quoted(value)} ${rule.problem}`)
}

/** How something repeats: a rule by RFC 5545, said in words. */
export const recurrenceKind: KindDefinition<'recurrence'> = {
  kind: 'recurrence',
  compares: 'exact',
  operators: codeOperators,
  parse: (value) => (typeof value === 'string' && value.trim() === '' ? good(null) : read(value)),
  operand: read,
  format(value, _field, { locale }) {
    const rule = readRecurrence(value)
    return rule.ok ? sayRecurrence(rule.value, locale) : value
  },
  jsonSchema: () => ({
    type: 'string',
    maxLength: longest,
    description:
      'How it repeats: the value of an RRULE (RFC 5545) in whole days, such as FREQ=MONTHLY;BYDAY=-1FR.',
  }),
}
