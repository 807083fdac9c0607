import { bad, good, type KindDefinition, quoted } from './kind.ts'
import { parseText, textOperand, textOperators } from './text-values.ts'

/**
 * As lenient as mail servers are: something, an @, a domain with a dot; no spaces, no brackets, no two @, no dot at either end of the name or beside
 * another, no hyphen at either end of a part of the domain.
 */
const shape =
  /^(?!\.|.*\.\.|[^@]*\.@)[^\s@<>(),;:"[\]\\]+@(?!-)[^\s@<>(),;:"[\]\\.]+(?<!-)(\.(?!-)[^\s@<>(),;:"[\]\\.]+(?<!-))+$/
const inBrackets = /^[^<>]*<([^<>]+)>$/

/** An e-mail address, kept as typed, compared in lower case. */
export const emailKind: KindDefinition<'email'> = {
  kind: 'email',
  compares: 'text',
  operators: textOperators,
  parse(value) {
    const text = parseText(value, 'one', 320)
    if (!text.ok || text.value === null) return text
    const address = (inBrackets.exec(text.value)?.[1] ?? text.value).replace(/^mailto:/i, '').trim()
    return shape.test(address) ? good(address) : bad(`${quoted(address)} is no e-mail address.`)
  },
  operand: textOperand,
  format: (value) => value,
  jsonSchema: () => ({ type: 'string', format: 'email', maxLength: 320 }),
}
