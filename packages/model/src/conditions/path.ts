import { labelOf, type ObjectDefinition } from '../define-object.ts'
import type { Field } from '../fields/field.ts'
import { reference } from '../fields/make.ts'
import { fieldOf, type Registry } from '../registry.ts'
import { nearest } from '../words/nearest.ts'

/** One step of a path from a record to the one record it leads to. */
export interface PathStep {
  /** `reference`: by a reference field of `from`. `one`: to the only record of `to` whose reference field points here. */
  kind: 'reference' | 'one'
  /** Reference key or relation name as written in the path. */
  name: string
  from: ObjectDefinition
  to: ObjectDefinition
  /** Key of the reference field: of `from` for a reference, of `to` for a one-relation. */
  via: string
}

/** Where a field path leads: over which records to which field. */
export interface ResolvedPath {
  steps: readonly PathStep[]
  /** Object that has the field. */
  object: ObjectDefinition
  /** Key of the field; `id` for the record's own id. */
  key: string
  field: Field
}

/** What is wrong with a path, for people. */
export interface PathProblem {
  problem: string
}

const longestPath = 5

/**
 * Follows a path such as `company.industry` or `score.stillCustomer` from an object; throws RangeError when it leads nowhere.
 *
 * @example resolvePath(contact, 'company.industry', builtInRegistry).field.kind // 'text'
 */
export function resolvePath(object: ObjectDefinition, path: string, registry: Registry): ResolvedPath {
  const found = tryPath(object, path, registry)
  if ('problem' in found) throw new RangeError(found.problem)
  return found
}

/** Follows a path, or says at which word it leads nowhere and what was perhaps meant. */
export function tryPath(
  object: ObjectDefinition,
  path: string,
  registry: Registry,
): ResolvedPath | PathProblem {
  const words = path.split('.')
  if (words.length > longestPath) return { problem: `“${path.slice(0, 100)}” is too long a way to go.` }
  const steps: PathStep[] = []
  let current = object
  for (const word of words.slice(0, -1)) {
    const step = stepFrom(current, word, registry)
    if (!step) return noStep(current, word, registry)
    steps.push(step)
    current = step.to
  }
  const last = words.at(-1)!
  if (last === 'id') return { steps, object: current, key: 'id', field: idField(current) }
  const found = fieldOf(current, last)
  return found ? { steps, object: current, ...found } : noField(current, last, registry)
}

/** The step from an object by a reference key or the name of a one-relation. */
export function stepFrom(from: ObjectDefinition, name: string, registry: Registry): PathStep | undefined {
  const found = fieldOf(from, name)
  if (found?.field.kind === 'reference')
    return { kind: 'reference', name: found.key, from, to: registry.object(found.field.to), via: found.key }
  const relation = registry.relation(from.name, name)
  if (!relation?.one) return undefined
  return { kind: 'one', name, from, to: relation.object, via: relation.via }
}

/** A record's own id, as if it were a field: it compares like a reference to itself. */
const idField = (object: ObjectDefinition): Field =>
  reference(object.name, { label: 'Id', required: true, unique: true, readOnly: true, system: true })

function noStep(object: ObjectDefinition, word: string, registry: Registry): PathProblem {
  const relation = registry.relation(object.name, word)
  if (relation)
    return {
      problem: `${object.label} can have several “${word}”; ask with { "has": "${word}", … } instead.`,
    }
  const field = fieldOf(object, word)
  if (field)
    return {
      problem: `${labelOf(field.key, field.field)} leads to no other record, so nothing can follow “${word}.”.`,
    }
  const names = [
    ...Object.keys(object.fields).filter((key) => object.fields[key]?.kind === 'reference'),
    ...registry.relations(object.name).flatMap((one) => (one.one ? [one.name] : [])),
  ]
  return {
    problem: `${object.label} has no “${word}” that leads to another record.${didYouMean(word, names)}`,
  }
}

function noField(object: ObjectDefinition, word: string, registry: Registry): PathProblem {
  if (registry.relation(object.name, word))
    return { problem: `“${word}” is no field but other records; ask with { "has": "${word}" } instead.` }
  const former = object.formerFields ?? {}
  if (Object.hasOwn(former, word))
    return {
      problem: `The field “${former[word]}” of ${object.labelPlural.toLowerCase()} was removed. Leave it out, or bring it back in Settings, Objects.`,
    }
  const keys = Object.keys(object.fields).filter((key) => !object.fields[key]?.internal)
  return { problem: `${object.label} has no field “${word.slice(0, 60)}”.${didYouMean(word, keys)}` }
}

function didYouMean(word: string, names: readonly string[]): string {
  const guess = nearest(word, names)
  return guess ? ` Did you mean “${guess}”?` : ''
}
