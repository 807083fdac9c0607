import type { Condition } from '../conditions/condition.ts'
import { checkCondition } from '../conditions/parse-condition.ts'
import { type ResolvedPath, tryPath } from '../conditions/path.ts'
import { labelOf } from '../define-object.ts'
import type { Field, FieldKind } from '../fields/field.ts'
import { starsOf } from '../fields/kinds/rating.ts'
import { type RollUp, type RollUpTake, rollUpTakes } from '../fields/roll-up.ts'
import type { Relation } from '../registry.ts'
import { trySpan } from '../time/span.ts'
import { nearest } from '../words/nearest.ts'
import type { FormulaScope } from './check/check-formula.ts'
import { conditionReadings, type FieldReading } from './readings.ts'

/** What is wrong with a roll-up, and in which part of it: `over`, `of`, `where.all.0.value`. */
export interface RollUpProblem {
  path: string
  problem: string
}

/** A roll-up that is accepted, with the field that holds what it makes; or what is wrong with it. */
export type CheckedRollUp =
  | { ok: true; rollUp: RollUp; field: Field }
  | { ok: false; problems: readonly RollUpProblem[] }

const texts: readonly FieldKind[] = [
  'text',
  'select',
  'email',
  'phone',
  'link',
  'currency',
  'country',
  'identifier',
]
const numbers: readonly FieldKind[] = ['number', 'money', 'duration']
const ordered: readonly FieldKind[] = [...numbers, 'share', 'rating', 'date', 'instant']

/** Kinds of field that each roll-up can be taken of. */
const kindsOf: Readonly<Record<Exclude<RollUpTake, 'count'>, readonly FieldKind[]>> = {
  sum: numbers,
  avg: [...numbers, 'share', 'rating'],
  min: ordered,
  max: ordered,
  latest: [...texts, ...ordered, 'yesNo'],
  list: texts,
}

/** Whether a roll-up can be taken of a field. */
export const canRollUp = (take: RollUpTake, { kind }: Pick<Field, 'kind'>): boolean =>
  take !== 'count' && kindsOf[take].includes(kind)

const single = (path: string, problem: string): CheckedRollUp => ({
  ok: false,
  problems: [{ path, problem }],
})

/** Reads a roll-up as it came from outside; answers with what is wrong where, and the mend, when it cannot be accepted. */
export function checkRollUp(json: unknown, scope: FormulaScope): CheckedRollUp {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return single(
      '',
      'A roll-up says what it is over and what it takes: { "over": "orders", "take": "count" }.',
    )
  const given = json as Record<string, unknown>
  const relation = typeof given.over === 'string' && scope.registry.relation(scope.object.name, given.over)
  if (!relation) return single('over', noRelation(given.over, scope))
  const take = rollUpTakes.find((one) => one === given.take)
  if (!take) return single('take', `A roll-up takes one of ${rollUpTakes.join(', ')}.`)
  const measured = checkMeasured(take, given.of, relation, scope)
  if (typeof measured === 'string') return single('of', measured)
  const narrowed = checkNarrowing(given, relation, scope)
  if (!narrowed.ok) return narrowed
  const rollUp: RollUp = {
    over: relation.name,
    take,
    ...(measured ? { of: String(given.of) } : {}),
    ...narrowed.parts,
  }
  const unseen = refuseUnseen(rollUp, relation, measured, scope)
  return unseen ? single('over', unseen) : { ok: true, rollUp, field: fieldForRollUp(take, measured) }
}

function checkMeasured(
  take: RollUpTake,
  of: unknown,
  relation: Relation,
  { registry }: FormulaScope,
): ResolvedPath | undefined | string {
  if (take === 'count')
    return of === undefined || of === null
      ? undefined
      : 'A count is of the records themselves; leave the field out.'
  if (typeof of !== 'string' || of === '') return 'Choose the field that is summed up.'
  const found = tryPath(relation.object, of, registry)
  if ('problem' in found) return found.problem
  if (found.field.internal || found.key === 'id' || !canRollUp(take, found.field))
    return `There is no ${take} of ${labelOf(found.key, found.field)}. Choose ${kindsOf[take] === texts ? 'a text or a choice' : 'a number, an amount or a day'}, or another way of summing up.`
  return found
}

type Narrowing = { ok: true; parts: Pick<RollUp, 'where' | 'within'> } | Extract<CheckedRollUp, { ok: false }>

function checkNarrowing(given: Record<string, unknown>, relation: Relation, scope: FormulaScope): Narrowing {
  const parts: { where?: Condition; within?: string } = {}
  if (given.within !== undefined && given.within !== null) {
    if (typeof given.within !== 'string' || !trySpan(given.within))
      return {
        ok: false,
        problems: [{ path: 'within', problem: 'Write a span of time, such as 90d, 6w, 3m or 1y.' }],
      }
    parts.within = given.within.trim()
  }
  if (given.where === undefined || given.where === null) return { ok: true, parts }
  const where = checkCondition(given.where, relation.object, scope.registry)
  if (!where.ok)
    return {
      ok: false,
      problems: where.problems.map(({ path, problem }) => ({
        path: path ? `where.${path}` : 'where',
        problem,
      })),
    }
  const personal = sayPersonal(where.condition)
  if (personal) return { ok: false, problems: [{ path: 'where', problem: personal }] }
  return { ok: true, parts: { ...parts, where: where.condition } }
}

/** A value that everybody sees cannot depend on who looks; nor on a segment, whose condition others may change. */
function sayPersonal(condition: Condition): string | undefined {
  if ('all' in condition || 'any' in condition)
    return ('all' in condition ? condition.all : condition.any).map(sayPersonal).find(Boolean)
  if ('not' in condition) return sayPersonal(condition.not)
  if ('segment' in condition)
    return 'A roll-up cannot ask for a segment. Write what the segment asks instead.'
  if ('has' in condition && condition.where) return sayPersonal(condition.where)
  const values: readonly unknown[] = Array.isArray(condition.value) ? condition.value : [condition.value]
  return values.some((value) => value === 'me' || value === 'myTeam')
    ? 'A roll-up is the same for everybody, so it cannot ask for “me” or “my team”. Name the person instead.'
    : undefined
}

function refuseUnseen(
  rollUp: RollUp,
  relation: Relation,
  measured: ResolvedPath | undefined,
  { registry, object, maySee }: FormulaScope,
): string | undefined {
  if (!maySee) return undefined
  const read: Pick<FieldReading, 'object' | 'key'>[] = [
    { object: relation.object, key: relation.via },
    ...(measured
      ? [
          measured,
          ...measured.steps.map((step) => ({
            object: step.kind === 'reference' ? step.from : step.to,
            key: step.via,
          })),
        ]
      : []),
    ...(rollUp.where ? conditionReadings(rollUp.where, relation.object, [], registry) : []),
  ]
  const hidden = read.find((one) => one.object.fields[one.key] && !maySee(one.object, one.key))
  if (!hidden) return undefined
  const label = labelOf(hidden.key, hidden.object.fields[hidden.key]!)
  return `You may not see “${label}” of ${hidden.object.labelPlural.toLowerCase()}, so a roll-up of yours on ${object.labelPlural.toLowerCase()} cannot use it. Leave it out, or ask someone who manages roles to open it to you.`
}

function noRelation(given: unknown, { registry, object }: FormulaScope): string {
  const names = registry.relations(object.name).map(({ name }) => name)
  if (names.length === 0)
    return `No other records point to ${object.labelPlural.toLowerCase()}, so there is nothing to sum up.`
  const guess = typeof given === 'string' ? nearest(given, names) : undefined
  return `${object.label} has no related “${String(given ?? '').slice(0, 60)}”. ${guess ? `Did you mean “${guess}”?` : `There are ${names.join(', ')}.`}`
}

/** The field that holds what a roll-up makes. Sums and means of amounts are in the currency of the business. */
function fieldForRollUp(take: RollUpTake, measured: ResolvedPath | undefined): Field {
  if (!measured) return { kind: 'number', integer: true }
  const { field } = measured
  if (take === 'list')
    return { kind: 'multiSelect', open: true, options: 'options' in field ? field.options : [] }
  if (field.kind === 'number')
    return take !== 'avg' && field.integer ? { kind: 'number', integer: true } : { kind: 'number' }
  if (field.kind === 'rating')
    return take === 'avg' ? { kind: 'number' } : { kind: 'rating', stars: starsOf(field) }
  if (field.kind === 'identifier') return { kind: 'text' }
  if (field.kind === 'select') return { kind: 'select', options: field.options }
  return { kind: field.kind } as Field
}
