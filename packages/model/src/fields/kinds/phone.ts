import { bad, good, type KindDefinition, type ParseSetting } from './kind.ts'
import { cleanText, parseText, textOperand, textOperators } from './text-values.ts'

/** Digits with the signs people put between them, perhaps an extension. */
const shape = /^[+(]?[\d\s().\-/+]{3,}(\s*(x|ext\.?|#)\s*\d+)?$/i

/** A telephone number, in E.164 where it can be read as one, as typed where it cannot. */
export const phoneKind: KindDefinition<'phone'> = {
  kind: 'phone',
  compares: 'text',
  operators: textOperators,
  parse(value, _field, setting) {
    // Not refused as card numbers: a telephone number may pass for one, and a card number is no telephone number below.
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return bad('must be a telephone number.')
    const number = cleanText(text, 'one')
    if (number === '') return good(null)
    const read = readNumber(number, setting)
    if (read !== undefined) return good(read)
    if (number.length > 50 || !shape.test(number)) return bad('must be a telephone number.')
    return parseText(number, 'one', 50)
  },
  operand(value, _field, setting) {
    const text = textOperand(value)
    if (!text.ok || !/^[\d\s().\-/+]+$/.test(text.value)) return text
    const read = readNumber(text.value, setting)
    return good(read ?? text.value.replace(/[\s().\-/]/g, ''))
  },
  format: (value) => value,
  jsonSchema: () => ({ type: 'string', maxLength: 50, description: 'E.164 where it can be read as such.' }),
}

/** By the reader passed in; without one, numbers in international form are at least stripped of what stands between the digits. */
function readNumber(written: string, { readPhone, country }: ParseSetting): string | undefined {
  if (readPhone) return readPhone(written, country)
  const bare = written.replace(/[\s().\-/]/g, '').replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined
}
