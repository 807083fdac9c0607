import { bad, good, type KindDefinition, quoted } from './kind.ts'
import { parseText, textOperand, textOperators } from './text-values.ts'

const hasScheme = /^[a-z][a-z0-9+.-]*:/i
const looksLikePort = /^[^/?#]+:\d/

/** A web address; `https://` is put before one that is written without. Other schemes are refused: a link is made to be clicked. */
export const linkKind: KindDefinition<'link'> = {
  kind: 'link',
  compares: 'text',
  operators: textOperators,
  parse(value) {
    const text = parseText(value, 'one', 2000)
    if (!text.ok || text.value === null) return text
    const written = text.value
    const address = hasScheme.test(written) && !looksLikePort.test(written) ? written : `https://${written}`
    const url = URL.parse(address)
    const valid = url && /^https?:$/.test(url.protocol) && /[^.]\.[^.]|^localhost$|^\[/.test(url.hostname)
    return valid && !/\s/.test(address) ? good(address) : bad(`${quoted(written)} is no web address.`)
  },
  operand: textOperand,
  format: (value) => value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
  jsonSchema: () => ({ type: 'string', format: 'uri', maxLength: 2000 }),
}
