/** Conditions as field, comparison and value: for languages in which the sentences of English cannot be put. */
import { labelOf } from '../../define-object.ts'
import type { Field } from '../../fields/field.ts'
import { tryAnyReference } from '../../fields/kinds/any-reference.ts'
import { kindOf } from '../../fields/kinds/index.ts'
import type { Relation } from '../../registry.ts'
import { type Measure, measuredField, measureOf } from '../aggregate.ts'
import type { Condition, ConditionValue, FieldCondition, Operator, RelatedCondition } from '../condition.ts'
import { resolvePath } from '../path.ts'
import { withoutNegation } from '../resolve-values.ts'
import { isNone, isSome } from './amounts.ts'
import type { DescribedPart } from './describe.ts'
import { filled, type PlainScope } from './plain-scope.ts'
import { saySpan, sayWhen } from './plainly-when.ts'
import { valuesOf } from './say-values.ts'

/**
 * Says the parts of a condition one by one, each as what is asked about, how it compares and to what.
 *
 * @example in German: 'Umsatz über 500 €', 'Anzahl Bestellungen ab 3 (Kanal: Laden, in den letzten 90 Tagen)'
 */
export function describePlainly(condition: Condition | undefined, scope: PlainScope): DescribedPart[] {
  if (condition === undefined) return []
  const parts = 'all' in condition ? condition.all : [condition]
  return parts.map((part, index) => ({
    text: say(part, scope),
    condition: part,
    index: 'all' in condition ? index : undefined,
  }))
}

function say(condition: Condition, scope: PlainScope): string {
  const { words } = scope
  if ('not' in condition) return denied(condition.not, scope)
  if ('field' in condition) return sayField(condition, scope)
  if ('has' in condition) return sayRelated(condition, scope, false)
  if ('segment' in condition) {
    const name = scope.segmentName?.(condition.segment)
    return name === undefined ? words.namelessSegment : filled(words.segment, { value: name })
  }
  const [parts, joint] = 'all' in condition ? [condition.all, words.and] : [condition.any, words.or]
  const said = parts.map((part) =>
    'any' in part || 'all' in part ? `(${say(part, scope)})` : say(part, scope),
  )
  return said.join(` ${joint} `)
}

function denied(condition: Condition, scope: PlainScope): string {
  if ('not' in condition) return say(condition.not, scope)
  if ('has' in condition && !measureOf(condition)) return sayRelated(condition, scope, true)
  return filled(scope.words.not, { text: say(condition, scope) })
}

function sayField(condition: FieldCondition, scope: PlainScope): string {
  const { steps, object, key, field } = resolvePath(scope.object, condition.field, scope.registry)
  if (key === 'id' && steps.length === 0) return sayPicked(condition, field, scope)
  const way = steps.map(({ from, to, via, kind }) =>
    kind === 'reference' ? labelOf(via, from.fields[via]!) : to.labelPlural,
  )
  const label = [...way, labelOf(key, field)].join(' › ')
  return compared(label, condition, field, { ...scope, object })
}

function sayPicked({ op, value }: FieldCondition, field: Field, scope: PlainScope): string {
  const count = valuesOf(value).length
  const text = count > 3 ? filled(scope.words.picked, { count }) : choices(value, field, scope)
  return withoutNegation(op).negated ? filled(scope.words.not, { text }) : text
}

/** A label with how it compares and to what. */
function compared(
  label: string,
  { op, value }: { op: Operator; value?: ConditionValue },
  field: Field,
  scope: PlainScope,
): string {
  const { words } = scope
  const { compares } = kindOf(field)
  if (/Empty$/.test(op)) return filled(words.compare[op] ?? '{field}', { field: label })
  if (compares === 'yesNo') {
    const isYes = (value !== false) !== withoutNegation(op).negated
    return filled(isYes ? words.yes : words.no, { field: label })
  }
  if (compares === 'day' || compares === 'moment') return sayWhen(label, op, value, scope)
  if (op === 'between') {
    const [first, second] = valuesOf(value).map((one) => formatted(one, field, scope))
    return filled(words.between, { field: label, value: first ?? '', second: second ?? '' })
  }
  return filled(words.compare[op] ?? '{field} {value}', { field: label, value: choices(value, field, scope) })
}

/** "Gdańsk, Kraków or 9 others". */
function choices(value: ConditionValue | undefined, field: Field, scope: PlainScope): string {
  const { words } = scope
  const said = [...new Set(valuesOf(value))].map((one) => choice(one, field, scope))
  if (said.length > 6)
    return `${said.slice(0, 4).join(', ')} ${words.or} ${filled(words.others, { count: said.length - 4 })}`
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} ${words.or} ${said.at(-1)}`
}

function choice(value: string | number | boolean, field: Field, scope: PlainScope): string {
  const { words, names, registry } = scope
  if (value === 'me') return words.me
  if (value === 'myTeam') return words.myTeam
  const pointed =
    field.kind === 'anyReference'
      ? tryAnyReference(String(value))
      : field.kind === 'reference'
        ? { object: field.to, id: String(value) }
        : undefined
  if (pointed)
    return (
      names?.(pointed.object, pointed.id) ??
      filled(words.nameless, { object: registry.find(pointed.object)?.label ?? '' })
    )
  const option = 'options' in field ? field.options.find((one) => one.value === value) : undefined
  return option?.label ?? formatted(value, field, scope)
}

function formatted(value: string | number | boolean, field: Field, { locale, currency }: PlainScope): string {
  const kept = field.kind === 'multiSelect' ? [value] : value
  return kindOf(field).format(kept, field, { locale, currency })
}

function sayRelated(condition: RelatedCondition, scope: PlainScope, isDenied: boolean): string {
  const { words, registry } = scope
  const relation = registry.relation(scope.object.name, condition.has)
  if (!relation) throw new RangeError(`${scope.object.name} has no related "${condition.has}".`)
  const there: PlainScope = { ...scope, object: relation.object }
  const measure = measureOf(condition)
  const some = filled(isDenied ? words.none : words.some, { records: relation.object.labelPlural })
  const text = measure ? sayMeasured(condition, measure, relation, there) : some
  const where = [
    ...(condition.where ? describePlainly(condition.where, there).map((part) => part.text) : []),
    ...(condition.within ? [saySpan(words.last, condition.within)] : []),
  ].join(', ')
  return where === '' ? text : filled(words.narrowed, { text, where })
}

function sayMeasured(
  { op, value }: RelatedCondition,
  measure: Measure,
  relation: Relation,
  there: PlainScope,
): string {
  const { words, registry, object } = there
  const records = object.labelPlural
  const field = measuredField(measure, relation, registry)
  const { positive, negated } = withoutNegation(op!)
  if (measure.aggregate === 'count') {
    const [isSomeAsked, isNoneAsked] = [isSome(positive, value, field), isNone(positive, value, field)]
    if (isSomeAsked || isNoneAsked)
      return filled(isSomeAsked === negated ? words.none : words.some, { records })
  }
  const of = measure.path ? resolvePath(object, measure.path, registry) : undefined
  const label = filled(words.measure[measure.aggregate], {
    records,
    field: of ? labelOf(of.key, of.field) : '',
  })
  return compared(label, { op: op!, ...(value === undefined ? {} : { value }) }, field, there)
}
