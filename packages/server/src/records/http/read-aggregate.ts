import type { ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import type { AggregateQuery } from '../read/aggregate.ts'
import { type Grouping, type Stretch, stretches } from '../read/grouping.ts'
import type { RecordMeasure } from '../read/measured.ts'
import { one, type Parameters, readLimit, readList, readSelection } from './read-query.ts'

const aggregates = ['sum', 'avg', 'min', 'max', 'distinct', 'filled'] as const

/**
 * Reads what is to be summed up: `groupBy=channel,placedAt:month&measures=count,sum:total`. The result names measures as they are written.
 * @throws Problem `query.invalid`, and as `readSelection` does
 */
export function readAggregateQuery(
  ctx: Ctx,
  object: ObjectDefinition,
  parameters: Parameters,
): AggregateQuery {
  const measures = readList(parameters, 'measures') ?? ['count']
  const timeZone = one(parameters, 'timeZone')
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw invalid('timeZone', 'The parameter timeZone must be a time zone such as Europe/Vienna.')
  const amountsIn = one(parameters, 'amountsIn')
  if (amountsIn !== undefined && !currencies.has(amountsIn))
    throw invalid('amountsIn', 'The parameter amountsIn must be a currency such as EUR.')
  return {
    ...readSelection(ctx, object, parameters, ['groupBy', 'measures', 'timeZone', 'amountsIn']),
    timeZone,
    ...(amountsIn === undefined ? {} : { amountsIn }),
    limit: readLimit(parameters, mostGroupsOnPage),
    cursor: one(parameters, 'cursor'),
    groupBy: (readList(parameters, 'groupBy') ?? []).map(readGrouping),
    measures: readMeasures(measures),
  }
}

/** Reads what is measured, by how it is written. @throws Problem `query.invalid` */
export const readMeasures = (written: readonly string[]): Record<string, RecordMeasure> =>
  Object.fromEntries(written.map((each) => [each, readMeasure(each)]))

/** Most groups on a page. */
export const mostGroupsOnPage = 500

const currencies = new Set(Intl.supportedValuesOf('currency'))

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

function readGrouping(written: string): Grouping {
  const [field = '', by] = written.split(':')
  if (by === undefined) return { field }
  if (!isStretch(by))
    throw invalid('groupBy', `“${by.slice(0, 60)}” is no stretch of time: ${stretches.join(', ')}.`)
  return { field, by }
}

function readMeasure(written: string): RecordMeasure {
  if (written === 'count') return { count: true }
  const [kind, path = ''] = written.split(':')
  const aggregate = aggregates.find((one) => one === kind)
  if (!aggregate || path === '')
    throw invalid(
      'measures',
      `“${written.slice(0, 60)}” is no measure. Write count, or ${aggregates.join(', ')} and a field: sum:total.`,
    )
  return { [aggregate]: path } as RecordMeasure
}

const isStretch = (word: string): word is Stretch => (stretches as readonly string[]).includes(word)

const invalid = (field: string, title: string): Problem =>
  new Problem('query.invalid', { status: 400, title, field })
