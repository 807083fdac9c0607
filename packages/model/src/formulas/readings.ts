/** What computed fields read: the fields whose changes change them, and the way there. */
import { timeOf } from '../conditions/aggregate.ts'
import { aggregates, type Condition } from '../conditions/condition.ts'
import { type PathStep, resolvePath } from '../conditions/path.ts'
import type { ObjectDefinition } from '../define-object.ts'
import type { Registry, Relation } from '../registry.ts'
import { formulaOf } from './formulas-of.ts'
import { partsOf, type Typed } from './typed.ts'

/** One hop from records to those they lead to: by a reference of theirs, or to all that point here. */
export interface Hop {
  /** `reference`: the field `via` of `from` points to `to`. `related`: the field `via` of `to` points here. */
  kind: 'reference' | 'related'
  from: ObjectDefinition
  to: ObjectDefinition
  via: string
}

/** A field that is read. */
export interface FieldReading {
  /** From the record that is computed to the record that has the field. */
  way: readonly Hop[]
  object: ObjectDefinition
  key: string
}

/** The fields that a computed field reads; none for a field that is not computed, or whose formula makes no sense any more. */
export function readingsOf(registry: Registry, object: ObjectDefinition, key: string): FieldReading[] {
  const field = object.fields[key]
  if (field?.rollUp) {
    const { over, take, of, where, within } = field.rollUp
    const relation = registry.relation(object.name, over)
    if (!relation) return []
    const related = { has: over, ...(where ? { where } : {}), ...(within ? { within } : {}) }
    return [
      ...relatedReadings(related, object, [], registry),
      ...(of === undefined ? [] : measuredReadings(of, relation, hopTo(relation, object), registry)),
      ...(take === 'latest' ? [timeReading(relation, hopTo(relation, object))] : []),
    ]
  }
  if (field?.formula === undefined) return []
  const checked = formulaOf(registry, object, key)
  return checked.ok ? formulaReadings(checked.formula, object, registry) : []
}

/** The fields that a formula reads. */
export function formulaReadings(
  formula: Typed,
  object: ObjectDefinition,
  registry: Registry,
): FieldReading[] {
  return partsOf(formula).flatMap((part) =>
    part.node === 'field' ? pathReadings(part.path, object, [], registry) : [],
  )
}

function pathReadings(
  path: string,
  from: ObjectDefinition,
  way: readonly Hop[],
  registry: Registry,
): FieldReading[] {
  const { steps, object, key } = resolvePath(from, path, registry)
  const hops = steps.map(hopOf)
  const passed = hops.map((hop, index) => pointerReading(hop, [...way, ...hops.slice(0, index)]))
  return key === 'id' ? passed : [...passed, { way: [...way, ...hops], object, key }]
}

const hopOf = ({ kind, from, to, via }: PathStep): Hop => ({
  kind: kind === 'reference' ? 'reference' : 'related',
  from,
  to,
  via,
})

const hopTo = ({ object, via }: Relation, from: ObjectDefinition): Hop => ({
  kind: 'related',
  from,
  to: object,
  via,
})

/** The field by which a hop leads from one record to another. */
const pointerReading = (hop: Hop, way: readonly Hop[]): FieldReading =>
  hop.kind === 'reference'
    ? { way, object: hop.from, key: hop.via }
    : { way: [...way, hop], object: hop.to, key: hop.via }

function measuredReadings(path: string, relation: Relation, hop: Hop, registry: Registry): FieldReading[] {
  const found = pathReadings(path, relation.object, [hop], registry)
  const { object, field } = resolvePath(relation.object, path, registry)
  if (field.kind !== 'money' || field.currency === undefined) return found
  return [...found, { way: found.at(-1)!.way, object, key: field.currency }]
}

const timeReading = (relation: Relation, hop: Hop): FieldReading => ({
  way: [hop],
  object: relation.object,
  key: timeOf(relation),
})

/** The fields that a condition about records reads. Segments are not looked into. */
export function conditionReadings(
  condition: Condition,
  object: ObjectDefinition,
  way: readonly Hop[],
  registry: Registry,
): FieldReading[] {
  const inner = (part: Condition) => conditionReadings(part, object, way, registry)
  if ('all' in condition) return condition.all.flatMap(inner)
  if ('any' in condition) return condition.any.flatMap(inner)
  if ('not' in condition) return inner(condition.not)
  if ('field' in condition) return pathReadings(condition.field, object, way, registry)
  return 'has' in condition ? relatedReadings(condition, object, way, registry) : []
}

function relatedReadings(
  condition: Extract<Condition, { has: string }>,
  object: ObjectDefinition,
  way: readonly Hop[],
  registry: Registry,
): FieldReading[] {
  const relation = registry.relation(object.name, condition.has)
  if (!relation) throw new RangeError(`${object.name} has no related "${condition.has}".`)
  const hop = hopTo(relation, object)
  const further = [...way, hop]
  const measured = aggregates.map((name) => condition[name]).find((path) => typeof path === 'string')
  const usesTime = condition.within !== undefined || condition.latest !== undefined
  return [
    pointerReading(hop, way),
    ...(usesTime ? [{ way: further, object: relation.object, key: timeOf(relation) }] : []),
    ...(condition.where ? conditionReadings(condition.where, relation.object, further, registry) : []),
    ...(typeof measured === 'string' ? pathReadings(measured, relation.object, further, registry) : []),
  ]
}
