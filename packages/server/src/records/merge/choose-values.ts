import {
  type Candidate,
  type Field,
  isEmptyValue,
  mergeableFields,
  type ObjectDefinition,
  propertyOf,
  type SurvivorshipRuleName,
  survivingCandidate,
} from '@regulars/model'
import type { ValueSources } from '../history/value-sources.ts'
import type { LoadedRecord } from '../write/load-for-write.ts'

/** The value that a field will have when some records have become one. */
export interface ChosenValue {
  property: string
  value: unknown
  /** The record it comes from; null when it is put together from all of them, or none has one. */
  recordId: string | null
}

export interface ChoosingOptions {
  /** Where the values come from. */
  sources: ValueSources
  /** Rules by object and field. */
  rules: Readonly<Record<string, SurvivorshipRuleName>>
  /** What people chose: ids of records by property. */
  take: Readonly<Record<string, string>>
}

/**
 * Chooses, field by field, what survives when records become one: what people chose, else what the rule of the field says. Lists are put
 * together. A record is never made to point to itself.
 *
 * @param records that which stays first
 */
export function chooseValues(
  object: ObjectDefinition,
  records: readonly LoadedRecord[],
  options: ChoosingOptions,
): ChosenValue[] {
  const ids = new Set(records.map(({ id }) => id))
  return mergeableFields(object).flatMap(([key, field]) => {
    const chosen = chooseValue(object, key, field, records, options)
    const pointsInside = field.kind === 'reference' && ids.has(String(chosen.value))
    const whole = pointsInside ? { ...chosen, value: null, recordId: null } : chosen
    return [whole, ...companions(field, whole, records)]
  })
}

function chooseValue(
  object: ObjectDefinition,
  key: string,
  field: Field,
  records: readonly LoadedRecord[],
  { sources, rules, take }: ChoosingOptions,
): ChosenValue {
  const property = propertyOf(key, field)
  const taken = records.find(({ id }) => id === take[property])
  if (taken) return { property, value: taken.values[property] ?? null, recordId: taken.id }
  const candidates = records.map(({ id, values }) => toCandidate(id, values[property], sources(id, property)))
  if (field.kind === 'multiSelect') return { property, value: together(candidates), recordId: null }
  const rule = rules[`${object.name}.${key}`] ?? 'kept'
  const survivor = survivingCandidate(rule, candidates)
  return { property, value: survivor?.value ?? null, recordId: survivor?.recordId ?? null }
}

const toCandidate = (recordId: string, value: unknown, source: ReturnType<ValueSources>): Candidate => ({
  recordId,
  value,
  at: source?.at ?? '1970-01-01T00:00:00Z',
  kind: source?.kind ?? null,
})

/** All that any of the lists holds, in their order; null when none holds anything. */
function together(candidates: readonly Candidate[]): unknown[] | null {
  const all = new Set(candidates.flatMap(({ value }) => (Array.isArray(value) ? value : [])))
  const untouched = candidates[0]?.value
  return all.size > 0 ? [...all] : Array.isArray(untouched) ? untouched : null
}

/** An amount brings its currency with it. */
function companions(field: Field, chosen: ChosenValue, records: readonly LoadedRecord[]): ChosenValue[] {
  if (field.kind !== 'money' || !field.currency) return []
  const from = records.find(({ id }) => id === chosen.recordId) ?? records[0]
  const value = from?.values[field.currency] ?? null
  return isEmptyValue(value) ? [] : [{ property: field.currency, value, recordId: from?.id ?? null }]
}

/** Whether a property is one that is chosen when records become one. */
export function isChosen(object: ObjectDefinition, property: string): boolean {
  return mergeableFields(object).some(([key, field]) => propertyOf(key, field) === property)
}
