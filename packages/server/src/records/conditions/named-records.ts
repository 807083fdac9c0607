import {
  type Condition,
  type FieldCondition,
  type ObjectDefinition,
  type Registry,
  tryAnyReference,
  tryPath,
} from '@regulars/model'
import { isUuid } from '../../platform/uuid.ts'

/** A record that is named by its id. */
export interface NamedRecord {
  object: string
  id: string
}

/** The records that a condition names by their ids, segments among them, so that their titles can be looked up. */
export function recordsNamedIn(
  condition: Condition,
  object: ObjectDefinition,
  registry: Registry,
): NamedRecord[] {
  const named = (part: Condition, of: ObjectDefinition) => recordsNamedIn(part, of, registry)
  if ('segment' in condition) return [{ object: 'segment', id: condition.segment }]
  if ('not' in condition) return named(condition.not, object)
  if ('all' in condition) return condition.all.flatMap((part) => named(part, object))
  if ('any' in condition) return condition.any.flatMap((part) => named(part, object))
  if ('field' in condition) return namedInField(condition, object, registry)
  const relation = registry.relation(object.name, condition.has)
  return relation && condition.where ? named(condition.where, relation.object) : []
}

function namedInField(
  { field: path, value }: FieldCondition,
  object: ObjectDefinition,
  registry: Registry,
): NamedRecord[] {
  const found = tryPath(object, path, registry)
  if ('problem' in found) return []
  if (found.field.kind === 'anyReference')
    return [value].flat().flatMap((word) => tryAnyReference(String(word)) ?? [])
  if (found.field.kind !== 'reference') return []
  const { to } = found.field
  return [value].flat().flatMap((id) => (typeof id === 'string' && isUuid(id) ? { object: to, id } : []))
}
