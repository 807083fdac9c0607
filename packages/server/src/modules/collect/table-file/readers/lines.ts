import { longestRow } from '../table-format.ts'
import { notATable } from '../table-problems.ts'

/** The lines of a text that comes in pieces, some at a time. @throws Problem for a line that never ends */
export async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = ''
  for await (const piece of pieces) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    if (rest.length > longestRow) throw notATable('it has a line of more than a million characters')
    yield parts
  }
  if (rest) yield [rest]
}
