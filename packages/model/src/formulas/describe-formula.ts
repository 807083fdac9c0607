import { tryPath } from '../conditions/path.ts'
import { labelOf, type ObjectDefinition } from '../define-object.ts'
import type { Registry } from '../registry.ts'
import { functionNamed } from './functions/index.ts'
import { parseFormula } from './parse-formula.ts'
import type { BinarySign, Syntax } from './syntax.ts'

const signs: Readonly<Record<BinarySign, string>> = {
  or: 'or',
  and: 'and',
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  '&': 'followed by',
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided by',
}

/**
 * A formula in words, for who reads it without having written it. @throws FormulaError when it does not parse
 * @example describeFormula('date_add(purchase_date, 2, "years")', machine, registry) // '2 years after Purchase date'
 */
export const describeFormula = (text: string, object: ObjectDefinition, registry: Registry): string =>
  say(parseFormula(text), object, registry)

function say(syntax: Syntax, object: ObjectDefinition, registry: Registry): string {
  const inner = (part: Syntax) => say(part, object, registry)
  switch (syntax.kind) {
    case 'number':
      return syntax.percent ? `${syntax.written} %` : syntax.written
    case 'text':
      return `“${syntax.text}”`
    case 'yesNo':
      return syntax.value ? 'yes' : 'no'
    case 'blank':
      return 'blank'
    case 'path':
      return sayPath(syntax.words, object, registry)
    case 'call':
      return sayCall(syntax.name, syntax.args, inner)
    case 'unary':
      return syntax.sign === '-' ? `minus ${grouped(syntax.of, inner)}` : `not ${grouped(syntax.of, inner)}`
    case 'binary':
      return `${grouped(syntax.left, inner, syntax.sign)} ${signs[syntax.sign]} ${grouped(syntax.right, inner)}`
  }
}

/** In parentheses when it is joined by another sign, so that nothing reads two ways. */
function grouped(part: Syntax, inner: (part: Syntax) => string, sign?: BinarySign): string {
  const stands = part.kind !== 'binary' || part.sign === sign
  return stands ? inner(part) : `(${inner(part)})`
}

/** "Country of Company", last field first. */
function sayPath(words: readonly string[], object: ObjectDefinition, registry: Registry): string {
  const labels: string[] = []
  for (const [index] of words.entries()) {
    const found = tryPath(
      object,
      words
        .slice(0, index + 1)
        .map(camel)
        .join('.'),
      registry,
    )
    labels.unshift('problem' in found ? words[index]! : labelOf(found.key, found.field))
  }
  return labels.join(' of ')
}

const camel = (word: string): string =>
  word.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function sayCall(name: string, args: readonly Syntax[], inner: (part: Syntax) => string): string {
  const called = functionNamed(name)
  if (!called) return `${name}(${args.map(inner).join(', ')})`
  return called.said.replaceAll(/\{(\d|all)(:word)?\}/g, (_, which: string, asWord: string | undefined) => {
    if (which === 'all') return args.map(inner).join(', ')
    const arg = args[Number(which)]
    if (!arg) return which === '2' ? 'blank' : '0'
    return asWord && arg.kind === 'text' ? arg.text : grouped(arg, inner)
  })
}
