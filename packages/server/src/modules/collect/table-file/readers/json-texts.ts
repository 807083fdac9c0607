import { longestRow } from '../table-format.ts'
import { brokenRow, notATable } from '../table-problems.ts'
import { lines } from './lines.ts'

/**
 * The texts of the objects in a JSON file, some at a time: a line each, or the entries of one list.
 * @throws Problem when it is one document that is no list, or an entry never ends
 */
export async function* jsonTexts(pieces: AsyncGenerator<string>): AsyncGenerator<string[]> {
  const first = await firstPiece(pieces)
  const all = withFirst(first, pieces)
  if (first.trimStart().startsWith('[')) yield* listEntries(all)
  else yield* objectLines(all)
}

async function firstPiece(pieces: AsyncGenerator<string>): Promise<string> {
  let text = ''
  while (text.trim() === '') {
    const next = await pieces.next()
    if (next.done) return text
    text += next.value
  }
  return text
}

async function* withFirst(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

async function* objectLines(pieces: AsyncGenerator<string>): AsyncGenerator<string[]> {
  let isFirst = true
  for await (const some of lines(pieces)) {
    const filled = some.filter((line) => line.trim() !== '')
    if (isFirst && filled[0] !== undefined) {
      isFirst = false
      if (!isWhole(filled[0]))
        throw notATable('it is one JSON document, not one object a line or a list of objects')
    }
    yield filled
  }
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** Cuts a list into its entries by counting brackets outside of texts, piece by piece. */
async function* listEntries(pieces: AsyncGenerator<string>): AsyncGenerator<string[]> {
  const cutter = new EntryCutter()
  for await (const piece of pieces) yield cutter.add(piece)
  cutter.end()
}

class EntryCutter {
  #entry = ''
  #depth = 0
  #inText = false
  #isEscaped = false
  #count = 0

  add(piece: string): string[] {
    const entries: string[] = []
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const wasOutside = this.#depth < 2
      this.#step(piece[at]!)
      if (wasOutside && this.#depth === 2) from = at
      else if (!wasOutside && this.#depth === 1) {
        entries.push(this.#entry + piece.slice(from, at + 1))
        this.#entry = ''
        this.#count++
      }
    }
    if (this.#depth >= 2) this.#entry += piece.slice(from)
    if (this.#entry.length > longestRow)
      throw brokenRow(this.#count + 1, 'it is longer than a million characters')
    return entries
  }

  end(): void {
    if (this.#depth > 0) throw brokenRow(this.#count + 1, 'the list is cut short')
  }

  #step(sign: string): void {
    if (this.#inText) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (sign === '\\') this.#isEscaped = true
      else if (sign === '"') this.#inText = false
    } else if (sign === '"') this.#inText = true
    else if (sign === '{' || sign === '[') this.#depth++
    else if (sign === '}' || sign === ']') this.#depth--
  }
}
