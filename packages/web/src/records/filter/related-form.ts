import type { Aggregate, Condition, Operator, RelatedCondition } from '@regulars/model'
import type { Option } from '../../ui/option.ts'
import type { DescribedField, DescribedObject } from '../objects/described-object.ts'

/** What can be asked of related records: that there are some or none, or a figure of them. */
export type Question = 'some' | 'none' | Aggregate

export const questions: readonly Option<Question>[] = [
  { value: 'some', label: 'have at least one' },
  { value: 'none', label: 'have none' },
  { value: 'count', label: 'number of them' },
  { value: 'sum', label: 'sum of' },
  { value: 'avg', label: 'average of' },
  { value: 'min', label: 'least' },
  { value: 'max', label: 'most' },
  { value: 'latest', label: 'latest' },
]

const figures = ['sum', 'avg', 'min', 'max', 'latest'] as const

/** A question about related records, and whether it asks that there be none. */
export interface RelatedForm {
  related: RelatedCondition
  question: Question
  /** Field that a figure is taken of. */
  field?: string
}

/** Reads a part as a question about related records; undefined when it is none. */
export function relatedForm(condition: Condition): RelatedForm | undefined {
  if ('not' in condition)
    return 'has' in condition.not && condition.not.op === undefined
      ? { related: condition.not, question: 'none' }
      : undefined
  if (!('has' in condition)) return undefined
  if (condition.count) return { related: condition, question: 'count' }
  const figure = figures.find((each) => condition[each] !== undefined)
  if (figure) return { related: condition, question: figure, field: condition[figure] }
  return { related: condition, question: 'some' }
}

/** The part that asks another question about the same records. */
export function asked(related: RelatedCondition, question: Question, field: string | undefined): Condition {
  const { has, where, within } = related
  const which: RelatedCondition = { has, ...(where ? { where } : {}), ...(within ? { within } : {}) }
  if (question === 'some') return which
  if (question === 'none') return { not: which }
  const op: Operator = question === 'latest' ? 'is' : 'gte'
  if (question === 'count') return { ...which, count: true, op }
  return { ...which, [question]: field, op }
}

/** Fields that a figure can be taken of. */
export function measured(target: DescribedObject, question: Question): DescribedField[] {
  const kinds = new Set(
    question === 'sum' || question === 'avg'
      ? ['number', 'money', 'share']
      : ['number', 'money', 'share', 'date', 'instant'],
  )
  return target.fields.filter(
    ({ kind, key, operators }) =>
      key !== 'version' && (question === 'latest' ? operators.length > 0 : kinds.has(kind)),
  )
}
