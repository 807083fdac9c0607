import sax from 'sax'
import { Problem } from '../../../../platform/problem.ts'
import { longestRow } from '../table-format.ts'
import { notATable } from '../table-problems.ts'

/** What is done while an XML document goes by. Names come without their prefix: `x:row` is `row`. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Goes through an XML document piece by piece; after each piece one may take what came together. Strict: what is not well formed is refused, and
 * entities that a document defines itself are not resolved.
 * @throws Problem `import.not-a-table`
 */
export async function* readXml(pieces: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false })
  const decoder = new TextDecoder()
  parser.onopentag = ({ name, attributes }) => handler.open?.(localName(name), attributes as never)
  parser.onclosetag = (name) => handler.close?.(localName(name))
  parser.ontext = (text) => handler.text?.(text)
  parser.oncdata = (text) => handler.text?.(text)
  parser.onerror = (error) => {
    throw error
  }
  try {
    for await (const piece of pieces) {
      parser.write(decoder.decode(piece, { stream: true }))
      yield
    }
    parser.write(decoder.decode()).close()
    yield
  } catch (error) {
    if (error instanceof Problem) throw error
    throw notATable('it looks like a spreadsheet but what is in it cannot be read', error)
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute, whatever its prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  const found = Object.keys(attributes).find((key) => localName(key) === name)
  return found === undefined ? undefined : attributes[found]
}

/** Text gathered over several events; refused when it grows beyond what any cell holds. */
export class GatheredText {
  #text = ''

  add(text: string): void {
    this.#text += text
    if (this.#text.length > longestRow) throw notATable('it has a cell of more than a million characters')
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}
