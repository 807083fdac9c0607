import { stepFrom } from '../../conditions/path.ts'
import { labelOf, type ObjectDefinition } from '../../define-object.ts'
import { fieldOf, type Registry } from '../../registry.ts'
import { nearest } from '../../words/nearest.ts'
import { readDecimal } from '../decimal.ts'
import { typeOfField } from '../field-types.ts'
import type { FormulaType } from '../formula-type.ts'
import { type FormulaFunction, signatureOf } from '../functions/function.ts'
import { formulaFunctions, functionNamed } from '../functions/index.ts'
import { parseFormula } from '../parse-formula.ts'
import { FormulaError, type FormulaProblem, type Stretch, type Syntax } from '../syntax.ts'
import { constant, type Typed } from '../typed.ts'
import { checkBinary, checkUnary } from './check-operators.ts'
import { decimalType, textType, wholeType, yesNoType } from './convert.ts'

/** What a formula is checked against. */
export interface FormulaScope {
  registry: Registry
  /** Object whose records it is about. */
  object: ObjectDefinition
  /** Whether whoever writes it may see a field; everything, when absent. A formula must not tell what its writer may not know. */
  maySee?(object: ObjectDefinition, key: string): boolean
}

/** A formula that is accepted, or what is wrong with it. */
export type CheckedFormula = { ok: true; formula: Typed } | { ok: false; problem: FormulaProblem }

/** Reads a formula, settles its names and types; answers with what is wrong where, and the mend, when it cannot be accepted. */
export function checkFormula(text: string, scope: FormulaScope): CheckedFormula {
  try {
    return { ok: true, formula: checkSyntax(parseFormula(text), scope) }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, problem: error.at }
    throw error
  }
}

function checkSyntax(syntax: Syntax, scope: FormulaScope): Typed {
  const at = { from: syntax.from, to: syntax.to }
  switch (syntax.kind) {
    case 'number':
      return checkNumber(syntax.written, syntax.percent, at)
    case 'text':
      return constant(syntax.text === '' ? null : syntax.text, textType, at)
    case 'yesNo':
      return constant(syntax.value, yesNoType, at)
    case 'blank':
      return constant(null, { type: 'blank' }, at)
    case 'path':
      return checkPath(syntax.words, scope, at)
    case 'call':
      return checkCall(syntax, scope, at)
    case 'unary':
      return checkUnary(syntax.sign, checkSyntax(syntax.of, scope), at)
    case 'binary':
      return checkBinary(syntax.sign, checkSyntax(syntax.left, scope), checkSyntax(syntax.right, scope), at)
  }
}

function checkNumber(written: string, isPercent: boolean, at: Stretch): Typed {
  const value = readDecimal(isPercent ? `${written}e-2` : written)
  if (value === null) throw new FormulaError('This number is too large.', at)
  const type: FormulaType = isPercent ? { type: 'percent' } : written.includes('.') ? decimalType : wholeType
  return constant(value, type, at)
}

const longestPath = 5

function checkPath(words: readonly string[], scope: FormulaScope, at: Stretch): Typed {
  const { registry } = scope
  if (words.length > longestPath)
    throw new FormulaError('This is too long a way to go. Put a formula field on a record nearer by.', at)
  let { object } = scope
  const names: string[] = []
  for (const word of words.slice(0, -1)) {
    const step = stepFrom(object, keyFor(object, word, registry) ?? word, registry)
    if (!step) throw noStep(object, word, registry, at)
    const pointing = step.kind === 'reference' ? step.from : step.to
    refuseUnseen(scope, pointing, step.via, at)
    names.push(step.name)
    object = step.to
  }
  const last = words.at(-1)!
  const key = keyFor(object, last, registry)
  const field = key === undefined ? undefined : object.fields[key]
  if (!key || !field || field.internal) throw noField(object, last, words.length === 1, scope, at)
  refuseUnseen(scope, object, key, at)
  const type = typeOfField(field, names.map((name) => `${name}.`).join(''))
  if (!type) throw new FormulaError(`${labelOf(key, field)} holds nothing that a formula can read.`, at)
  return { node: 'field', path: [...names, key].join('.'), type, at }
}

/** The key that a word means: as it is, or with underscores: `purchase_date` is `purchaseDate`. Relations of one count, too. */
function keyFor(object: ObjectDefinition, word: string, registry: Registry): string | undefined {
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase()
  const direct = fieldOf(object, word)
  if (direct) return direct.key
  const ones = registry.relations(object.name).flatMap((relation) => (relation.one ? relation.name : []))
  const meant = [...Object.keys(object.fields), ...ones].filter((key) => plain(key) === plain(word))
  return meant.length === 1 ? meant[0] : undefined
}

function refuseUnseen({ maySee }: FormulaScope, object: ObjectDefinition, key: string, at: Stretch): void {
  if (!maySee || maySee(object, key)) return
  throw new FormulaError(
    `You may not see “${labelOf(key, object.fields[key] ?? { kind: 'text' })}” of ${object.labelPlural.toLowerCase()}, so a formula of yours cannot use it. Leave it out, or ask someone who manages roles to open it to you.`,
    at,
  )
}

function noStep(object: ObjectDefinition, word: string, registry: Registry, at: Stretch): FormulaError {
  if (registry.relation(object.name, word))
    return new FormulaError(
      `${object.label} can have several “${word}”. Add a roll-up field that sums them up, and name that here.`,
      at,
    )
  const found = fieldOf(object, word)
  if (found)
    return new FormulaError(
      `${labelOf(found.key, found.field)} leads to no other record, so nothing can follow “${word}.”. Take the dot and what follows out.`,
      at,
    )
  const keys = Object.keys(object.fields).filter((key) => object.fields[key]?.kind === 'reference')
  return new FormulaError(
    `${object.label} has no “${word}” that leads to another record.${guess(word, keys)}`,
    at,
  )
}

function noField(
  object: ObjectDefinition,
  word: string,
  isAlone: boolean,
  { registry, maySee }: FormulaScope,
  at: Stretch,
): FormulaError {
  if (registry.relation(object.name, word))
    return new FormulaError(
      `“${word}” are other records. Add a roll-up field that counts or sums them, and name that here.`,
      at,
    )
  const called = isAlone && functionNamed(word)
  if (called) return new FormulaError(`${called.name} is a function: write ${signatureOf(called)}.`, at)
  const keys = Object.keys(object.fields).filter(
    (key) => !object.fields[key]?.internal && (!maySee || maySee(object, key)),
  )
  const mend = guess(word, keys) || ' Write texts in quotation marks.'
  return new FormulaError(`${object.label} has no field “${word.slice(0, 60)}”.${mend}`, at)
}

function guess(word: string, names: readonly string[]): string {
  const found = nearest(word, names)
  return found ? ` Did you mean “${found}”?` : ''
}

function checkCall(syntax: Extract<Syntax, { kind: 'call' }>, scope: FormulaScope, at: Stretch): Typed {
  const name = { from: syntax.from, to: syntax.nameEnd }
  const called = functionNamed(syntax.name)
  if (!called) {
    const names = formulaFunctions.map((one) => one.name)
    throw new FormulaError(
      `There is no function “${syntax.name.slice(0, 60)}”.${guess(syntax.name, names) || ' The list beside the formula names them all.'}`,
      name,
    )
  }
  refuseNumber(called, syntax.args.length, name)
  const args = syntax.args.map((arg) => checkSyntax(arg, scope))
  return { ...called.check(args, at), at }
}

function refuseNumber(called: FormulaFunction, given: number, at: Stretch): void {
  const { parameters, name } = called
  const least = parameters.filter(({ optional, repeated }) => !optional && !repeated).length
  const most = parameters.at(-1)?.repeated ? Number.POSITIVE_INFINITY : parameters.length
  if (given >= least && given <= most) return
  const what = given < least ? 'needs more than it is given' : 'takes less than it is given'
  throw new FormulaError(`${name} ${what}: write ${signatureOf(called)}, as in ${called.example}.`, at)
}
