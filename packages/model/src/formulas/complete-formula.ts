import { stepFrom } from '../conditions/path.ts'
import { labelOf } from '../define-object.ts'
import type { FormulaScope } from './check/check-formula.ts'
import { typeOfField } from './field-types.ts'
import { sayType } from './formula-type.ts'
import { signatureOf } from './functions/function.ts'
import { formulaFunctions, functionNamed } from './functions/index.ts'

/** Something that may be written at a place of a formula. */
export interface Completion {
  kind: 'field' | 'function' | 'option' | 'word'
  /** What people read: "purchaseDate", "date_add(day, number, "unit")". */
  label: string
  /** What is put in place of the letters from `from` to `to`. */
  insert: string
  /** What it is: "a day", "The number of days …". */
  detail: string
  from: number
  to: number
}

/** The function whose values are being written at a place, and which of them. */
export interface OpenCall {
  signature: string
  about: string
  /** Index of the value being written. */
  parameter: number
}

const most = 50

/**
 * What may stand at a place of a formula that is being written: fields of which a word begins like the letters before it, functions that do, the options of a choice
 * that is compared, the words of a function's unit.
 *
 * @param position number of letters before the place
 */
export function completeFormula(text: string, position: number, scope: FormulaScope): Completion[] {
  const before = text.slice(0, position)
  const quoted = /(["'])([^"']*)$/.exec(openText(before) ? before : '')
  if (quoted)
    return completeText(before.slice(0, quoted.index), quoted[2]!, quoted.index, position, quoted[1]!, scope)
  const written = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)?.[0] ?? ''
  if (written === '' && endsValue(before)) return []
  const words = written.split('.')
  const start = words.at(-1)!
  const place = { from: position - start.length, to: position }
  const fields = fieldCompletions(words.slice(0, -1), start, place, scope)
  return (words.length > 1 ? fields : [...fields, ...functionCompletions(start, place)]).slice(0, most)
}

/** The function whose parentheses are open at a place, innermost first; undefined outside of all. */
export function callAt(text: string, position: number): OpenCall | undefined {
  const open: { name: string; parameter: number }[] = []
  const pattern = /"(?:[^"]|"")*"?|'(?:[^']|'')*'?|([\p{L}_][\p{L}\p{N}_]*)?\s*\(|[),]/gu
  for (const match of text.slice(0, position).matchAll(pattern)) {
    const [found, name] = match
    if (found.endsWith('(') && !/^["']/.test(found)) open.push({ name: name ?? '', parameter: 0 })
    else if (found === ')') open.pop()
    else if (found === ',' && open.length > 0) open.at(-1)!.parameter++
  }
  for (const { name, parameter } of open.reverse()) {
    const called = functionNamed(name)
    if (called) return { signature: signatureOf(called), about: called.about, parameter }
  }
  return undefined
}

/** Whether a text is open at the end of what is written. */
function openText(before: string): boolean {
  const rest = before.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '')
  return /["']/.test(rest)
}

/** Whether a value has just ended, so that a sign must come before the next one: after a number, a text, a name or a closing parenthesis. */
const endsValue = (before: string): boolean =>
  /[\p{L}\p{N}_)"'%]\s*$/u.test(before) && !/(?<![\p{L}\p{N}_])(and|or|not)\s+$/iu.test(before)

interface Place {
  from: number
  to: number
}

function fieldCompletions(
  way: readonly string[],
  start: string,
  place: Place,
  { registry, object, maySee }: FormulaScope,
): Completion[] {
  let at = object
  for (const word of way) {
    const step = stepFrom(at, camel(word), registry)
    if (!step) return []
    at = step.to
  }
  const found = Object.entries(at.fields).flatMap(([key, field]) => {
    const type = typeOfField(field, '')
    const label = labelOf(key, field)
    if (!type || field.internal || !(beginsLike(key, start) || hasWordLike(label, start))) return []
    if (maySee && !maySee(at, key)) return []
    const leads = field.kind === 'reference'
    const detail = leads
      ? `${label}: ${registry.object(field.to).label}, go on with a dot`
      : `${label}: ${sayType(type)}`
    return { kind: 'field' as const, label: key, insert: key, detail, ...place }
  })
  return found.sort((a, b) => Number(beginsLike(b.label, start)) - Number(beginsLike(a.label, start)))
}

const functionCompletions = (start: string, place: Place): Completion[] =>
  formulaFunctions
    .filter(({ name }) => beginsLike(name, start))
    .map((one) => ({
      kind: 'function' as const,
      label: signatureOf(one),
      insert: `${one.name}(${one.parameters.length === 0 ? ')' : ''}`,
      detail: one.about,
      ...place,
    }))

/** Within quotation marks: the words that a function knows there, or the options of the choice that stands before the sign. */
function completeText(
  before: string,
  start: string,
  from: number,
  to: number,
  mark: string,
  scope: FormulaScope,
): Completion[] {
  const place = { from: from + 1, to }
  const known = [...wordsHere(before), ...optionsBefore(before, scope)]
  return known
    .filter(({ insert, detail }) => beginsLike(insert, start) || beginsLike(detail, start))
    .map((one) => ({ ...one, insert: `${one.insert}${mark}`, ...place }))
}

type Known = Pick<Completion, 'kind' | 'label' | 'insert' | 'detail'>

function wordsHere(before: string): Known[] {
  const call = callAt(before, before.length)
  const called = call && functionNamed(call.signature.split('(')[0]!)
  const words = (call && called?.parameters[call.parameter]?.words) ?? []
  return words.map((word) => ({ kind: 'word', label: word, insert: word, detail: word }))
}

function optionsBefore(before: string, { registry, object }: FormulaScope): Known[] {
  const path = /([\p{L}_][\p{L}\p{N}_.]*)\s*(?:=|!=|<>|,)\s*$/u.exec(before)?.[1]
  if (!path) return []
  const words = path.split('.').map(camel)
  let at = object
  for (const word of words.slice(0, -1)) {
    const step = stepFrom(at, word, registry)
    if (!step) return []
    at = step.to
  }
  const field = at.fields[words.at(-1)!]
  const options = field && 'options' in field ? field.options : []
  return options.map(({ value, label }) => ({ kind: 'option', label, insert: value, detail: label }))
}

const plain = (word: string): string => word.replaceAll('_', '').toLowerCase()
const beginsLike = (word: string, start: string): boolean => plain(word).startsWith(plain(start))
/** Whether one of the words of a name begins so: "date" finds the Purchase date. */
const hasWordLike = (name: string, start: string): boolean =>
  name.split(' ').some((_, at, words) => beginsLike(words.slice(at).join(''), start))
const camel = (word: string): string =>
  word.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
