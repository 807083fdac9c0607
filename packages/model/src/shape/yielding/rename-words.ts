/** Says the new names wherever what people keep says the old ones: paths, conditions, formulas, roll-ups, layouts. */
import type { Condition } from '../../conditions/condition.ts'
import { aggregates } from '../../conditions/condition.ts'
import { stepFrom, tryPath } from '../../conditions/path.ts'
import { type ObjectDefinition, toSnake } from '../../define-object.ts'
import type { RollUp } from '../../fields/roll-up.ts'
import { parseFormula } from '../../formulas/parse-formula.ts'
import type { Syntax } from '../../formulas/syntax.ts'
import type { Registry } from '../../registry.ts'
import type { PageLayout } from '../page-layout.ts'
import type { NewNames } from './new-names.ts'

/** The new names, and the objects as they are called by them. */
export interface Renaming {
  names: NewNames
  registry: Registry
}

type On = ObjectDefinition | undefined

/** The word of an object as it is called now. */
export const newWord = ({ names }: Pick<Renaming, 'names'>, object: string, word: string): string =>
  names.words.get(object)?.get(word) ?? word

/** `booking.room` as it is called now. A minus before it, and what follows a colon (`placedAt:month`), stay. */
export function newPath(renaming: Renaming, object: On, path: string): string {
  const [, minus = '', words = '', rest = ''] = /^(-?)([^:]*)(.*)$/s.exec(path) ?? []
  let at = object
  const renamed = words.split('.').map((word) => {
    if (!at) return word
    const called = newWord(renaming, at.name, word)
    at = stepFrom(at, called, renaming.registry)?.to
    return called
  })
  return `${minus}${renamed.join('.')}${rest}`
}

/** Several paths, parted by commas. */
export const newPaths = (renaming: Renaming, object: On, paths: string): string =>
  paths
    .split(',')
    .map((path) => newPath(renaming, object, path))
    .join(',')

/** A condition about the records of an object. What is no condition stays as it is. */
export function newCondition(renaming: Renaming, object: On, condition: unknown): unknown {
  if (typeof condition !== 'object' || condition === null) return condition
  const given = condition as Record<string, unknown>
  const below = (each: unknown) => newCondition(renaming, object, each)
  if (Array.isArray(given.all)) return { ...given, all: given.all.map(below) }
  if (Array.isArray(given.any)) return { ...given, any: given.any.map(below) }
  if ('not' in given) return { ...given, not: below(given.not) }
  if (typeof given.field === 'string') return newComparison(renaming, object, given)
  return typeof given.has === 'string' ? newRelated(renaming, object, given) : condition
}

/** What a reference to any object is compared with names the object: `booking:0190…`. */
function newComparison(renaming: Renaming, object: On, given: Record<string, unknown>) {
  const field = newPath(renaming, object, given.field as string)
  const found = object && tryPath(object, field, renaming.registry)
  if (!found || 'problem' in found || found.field.kind !== 'anyReference') return { ...given, field }
  const called = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(called)
    if (typeof value !== 'string') return value
    const [name = '', ...id] = value.split(':')
    return [renaming.names.objects.get(name) ?? name, ...id].join(':')
  }
  return { ...given, field, ...('value' in given ? { value: called(given.value) } : {}) }
}

function newRelated(renaming: Renaming, object: On, given: Record<string, unknown>) {
  const has = object ? newWord(renaming, object.name, given.has as string) : given.has
  const there = relatedBy(renaming, object, has as string)
  const measured = aggregates.flatMap((name) =>
    typeof given[name] === 'string' ? [[name, newPath(renaming, there, given[name])]] : [],
  )
  const where = given.where === undefined ? {} : { where: newCondition(renaming, there, given.where) }
  return { ...given, has, ...Object.fromEntries(measured), ...where }
}

const relatedBy = ({ registry }: Renaming, object: On, relation: string): On =>
  object && registry.relation(object.name, relation)?.object

/** What a roll-up of an object sums up. */
export function newRollUp(renaming: Renaming, object: On, rollUp: RollUp): RollUp {
  const over = object ? newWord(renaming, object.name, rollUp.over) : rollUp.over
  const there = relatedBy(renaming, object, over)
  return {
    ...rollUp,
    over,
    ...(rollUp.of === undefined ? {} : { of: newPath(renaming, there, rollUp.of) }),
    ...(rollUp.where === undefined
      ? {}
      : { where: newCondition(renaming, there, rollUp.where) as Condition }),
  }
}

/** A formula over the records of an object; one that cannot be read stays as it is written. */
export function newFormula(renaming: Renaming, object: On, formula: string): string {
  let written = formula
  try {
    for (const { from, to, words } of pathsIn(parseFormula(formula)).toReversed()) {
      const before = words.join('.')
      const after = newWritten(renaming, object, words)
      if (after !== before) written = `${written.slice(0, from)}${after}${written.slice(to)}`
    }
  } catch {
    return formula
  }
  return written
}

/** Formulas write words with underscores as well: `purchase_date` is `purchaseDate`. */
function newWritten(renaming: Renaming, object: On, words: readonly string[]): string {
  const keys = words.map((word) => word.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()))
  const called = newPath(renaming, object, keys.join('.')).split('.')
  return words
    .map((word, index) => {
      if (called[index] === keys[index]) return word
      return word.includes('_') ? toSnake(called[index]!) : called[index]!
    })
    .join('.')
}

type PathSyntax = Extract<Syntax, { kind: 'path' }>

/** The paths in a formula, first to last. */
function pathsIn(syntax: Syntax): PathSyntax[] {
  if (syntax.kind === 'path') return [syntax]
  if (syntax.kind === 'call') return syntax.args.flatMap(pathsIn)
  if (syntax.kind === 'unary') return pathsIn(syntax.of)
  if (syntax.kind === 'binary') return [...pathsIn(syntax.left), ...pathsIn(syntax.right)]
  return []
}

/** How the pages of an object are laid out. */
export function newLayout(renaming: Renaming, object: On, layout: PageLayout): PageLayout {
  const path = (each: string) => newPath(renaming, object, each)
  const word = (each: string) => (object ? newWord(renaming, object.name, each) : each)
  const { facts, sections, hiddenFields, hiddenParts, parts, columns } = layout
  return {
    ...layout,
    ...(facts && { facts: facts.map(path) }),
    ...(sections && {
      sections: sections.map((section) => ({ ...section, fields: section.fields.map(path) })),
    }),
    ...(hiddenFields && { hiddenFields: hiddenFields.map(path) }),
    ...(hiddenParts && { hiddenParts: hiddenParts.map(word) }),
    ...(parts && { parts: mapEntries(parts, (area, names) => [area, (names ?? []).map(word)]) }),
    ...(columns && {
      columns: mapEntries(columns, (relation, paths) => [
        word(relation),
        paths.map((each) => newPath(renaming, relatedBy(renaming, object, word(relation)), each)),
      ]),
    }),
  }
}

/** An object with each entry made anew. */
export function mapEntries<V, W>(
  record: Readonly<Record<string, V>>,
  made: (key: string, value: V) => [string, W],
): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => made(key, value)))
}

/** What the layout of a view of an object needs beside its columns. */
export function newViewSettings(renaming: Renaming, object: On, settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return settings
  const path = (each: unknown): unknown => {
    if (typeof each === 'string') return newPath(renaming, object, each)
    return Array.isArray(each) ? each.map(path) : each
  }
  const byPath = (each: unknown) =>
    typeof each === 'object' && each !== null
      ? mapEntries(each as Record<string, unknown>, (key, value) => [newPath(renaming, object, key), value])
      : each
  const renamers: Readonly<Record<string, (each: unknown) => unknown>> = {
    by: path,
    date: path,
    until: path,
    group: path,
    summary: byPath,
    widths: byPath,
  }
  return mapEntries(settings as Record<string, unknown>, (key, value) => [
    key,
    Object.hasOwn(renamers, key) ? renamers[key]!(value) : value,
  ])
}
