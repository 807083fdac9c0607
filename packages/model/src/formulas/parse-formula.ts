import { type BinarySign, FormulaError, type Stretch, type Syntax } from './syntax.ts'
import { type Token, tokensOf } from './tokens.ts'

/** How deep parentheses and functions may stand in one another. */
const deepest = 50

/** Signs by how tightly they bind, loosest first; those of one line bind alike, from left to right. */
const levels: ReadonlyArray<readonly BinarySign[]> = [
  ['or'],
  ['and'],
  ['=', '!=', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
]
const comparisons = 2
/** Where `not` binds: looser than comparisons, tighter than `and`. */
const afterNot = 2

const constants: Readonly<Record<string, { kind: 'yesNo'; value: boolean } | { kind: 'blank' }>> = {
  true: { kind: 'yesNo', value: true },
  yes: { kind: 'yesNo', value: true },
  false: { kind: 'yesNo', value: false },
  no: { kind: 'yesNo', value: false },
  blank: { kind: 'blank' },
  null: { kind: 'blank' },
}

/**
 * Reads the text of a formula as a tree; names and types are not looked at yet.
 *
 * @throws FormulaError saying what is wrong, where, and what to write instead
 * @example parseFormula('price * 2').kind // 'binary'
 */
export function parseFormula(text: string): Syntax {
  const reader = new Reader(tokensOf(text))
  if (reader.isAtEnd)
    throw new FormulaError('The formula is empty. Write the name of a field, such as name, or a function.', {
      from: 0,
      to: text.length,
    })
  const whole = readLevel(reader, 0)
  if (!reader.isAtEnd) throw unexpected(reader.next)
  return whole
}

/** A place in the tokens. */
class Reader {
  private position = 0
  depth = 0
  readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  get next(): Token {
    return this.tokens[this.position]!
  }

  get isAtEnd(): boolean {
    return this.next.kind === 'end'
  }

  get afterNext(): Token | undefined {
    return this.tokens[this.position + 1]
  }

  take(): Token {
    return this.tokens[this.position++]!
  }

  /** Takes the next token when it is this sign. */
  takes(sign: string): boolean {
    const isIt = this.next.kind === 'sign' && this.next.written === sign
    if (isIt) this.position++
    return isIt
  }
}

function readLevel(reader: Reader, level: number): Syntax {
  if (level === levels.length) return readUnary(reader)
  if (level === afterNot && isWord(reader.next, 'not') && !isCall(reader)) {
    const { from } = reader.take()
    const of = deeper(reader, () => readLevel(reader, afterNot))
    return { kind: 'unary', sign: 'not', of, from, to: of.to }
  }
  let left = readLevel(reader, level + 1)
  for (let sign = signAt(reader, level); sign; sign = signAt(reader, level)) {
    const { from } = reader.take()
    const right = readLevel(reader, level + 1)
    left = { kind: 'binary', sign, left, right, from: left.from, to: right.to }
    if (level === comparisons && signAt(reader, level))
      throw new FormulaError(
        'A value can be compared once. Join two comparisons by and: 0 < price and price < 10.',
        { from, to: reader.next.to },
      )
  }
  return left
}

function signAt({ next }: Reader, level: number): BinarySign | undefined {
  const written = next.kind === 'name' ? next.written.toLowerCase() : next.kind === 'sign' ? next.written : ''
  return levels[level]!.find((sign) => sign === written)
}

const isWord = ({ kind, written }: Token, word: string): boolean =>
  kind === 'name' && written.toLowerCase() === word

const isCall = ({ afterNext }: Reader): boolean => afterNext?.kind === 'sign' && afterNext.written === '('

function readUnary(reader: Reader): Syntax {
  const { from } = reader.next
  if (reader.takes('-')) {
    const of = deeper(reader, () => readUnary(reader))
    return { kind: 'unary', sign: '-', of, from, to: of.to }
  }
  if (reader.takes('+')) return deeper(reader, () => readUnary(reader))
  return readPrimary(reader)
}

function deeper<T>(reader: Reader, read: () => T): T {
  reader.depth += 1
  if (reader.depth > deepest)
    throw new FormulaError(
      'The formula is nested too deeply. Move a part of it into a formula field of its own.',
      reader.next,
    )
  const result = read()
  reader.depth -= 1
  return result
}

function readPrimary(reader: Reader): Syntax {
  const { next } = reader
  if (next.kind === 'name') return isCall(reader) ? readCall(reader) : readName(reader)
  if (next.kind === 'number') return readNumber(reader)
  if (next.kind === 'text') {
    const { from, to, written } = reader.take()
    return { kind: 'text', text: written, from, to }
  }
  if (!reader.takes('(')) throw unexpected(next)
  const inner = deeper(reader, () => readLevel(reader, 0))
  const { to } = closing(reader, next)
  return { ...inner, from: next.from, to }
}

function closing(reader: Reader, opened: Stretch): Token {
  const { next } = reader
  if (reader.takes(')')) return next
  if (next.kind === 'end')
    throw new FormulaError('The parenthesis that opens here is never closed. Write a ) at the end.', opened)
  throw unexpected(next)
}

function readNumber(reader: Reader): Syntax {
  const { from, to, written } = reader.take()
  if (reader.next.kind === 'name' && reader.next.from === to) throw letterAfterNumber(reader.next, written)
  if (!reader.takes('%')) return { kind: 'number', written, percent: false, from, to }
  return { kind: 'number', written, percent: true, from, to: to + 1 }
}

const letterAfterNumber = (letter: Token, number: string): FormulaError =>
  new FormulaError(
    `Something is missing between “${number}” and “${letter.written}”. To multiply, write ${number} * ${letter.written}.`,
    letter,
  )

function readName(reader: Reader): Syntax {
  const first = reader.take()
  const constant = constants[first.written.toLowerCase()]
  const isAlone = !(reader.next.kind === 'sign' && reader.next.written === '.')
  if (constant && isAlone) return { ...constant, from: first.from, to: first.to }
  const words = [first.written]
  let { to } = first
  while (reader.takes('.')) {
    if (reader.next.kind !== 'name')
      throw new FormulaError(
        `“${words.join('.')}.” goes on nowhere. Write the name of a field after the dot.`,
        { from: first.from, to: reader.next.from },
      )
    const word = reader.take()
    words.push(word.written)
    to = word.to
  }
  return { kind: 'path', words, from: first.from, to }
}

function readCall(reader: Reader): Syntax {
  const name = reader.take()
  const opened = reader.take()
  const args: Syntax[] = []
  if (!reader.takes(')')) {
    do args.push(deeper(reader, () => readLevel(reader, 0)))
    while (reader.takes(','))
    closing(reader, opened)
  }
  const to = reader.tokens[reader.tokens.indexOf(reader.next) - 1]!.to
  return { kind: 'call', name: name.written, nameEnd: name.to, args, from: name.from, to }
}

function unexpected(token: Token): FormulaError {
  const { kind, written } = token
  if (kind === 'end')
    return new FormulaError(
      'The formula ends too early. Write a value at the end: a field, a number or a text.',
      token,
    )
  if (written === ')')
    return new FormulaError(
      'Nothing is open that this ) could close. Take it out, or write a value before it.',
      token,
    )
  if (written === ',')
    return new FormulaError(
      'A comma parts the values of a function. Write decimals with a point: 1.5.',
      token,
    )
  if (kind === 'sign')
    return new FormulaError(
      `A value is missing before “${written}”. Write a field, a number or a text there.`,
      token,
    )
  return new FormulaError(
    `Something is missing before “${written}”. Write a sign between two values, such as + or &, or a comma within a function.`,
    token,
  )
}
