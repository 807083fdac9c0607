import { canMeasure, columnOf, labelOf, type ObjectDefinition, tryPath } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { type ColumnAt, columnAt, written } from './column-at.ts'
import type { Grouped } from './grouping.ts'
import { hasRate, inCurrency } from './in-currency.ts'

/** Something measured over records: how many there are, or something of one of their fields, also across references. */
export type RecordMeasure =
  | { count: true }
  | { sum: string }
  | { avg: string }
  | { min: string }
  | { max: string }
  /** How many different values: customers who ordered. */
  | { distinct: string }
  /** How many records have a value. */
  | { filled: string }

/** What is measured, in SQL. */
export interface Measured {
  name: string
  sql: RawBuilder<unknown>
  /** The columns whose tables must be joined. */
  from: readonly ColumnAt[]
  /** The currency of an amount that has one of its own, by which it is parted. */
  currency: Grouped | undefined
}

/** What is asked of a measure. */
export interface MeasureAsked {
  name: string
  measure: RecordMeasure
  /** Begins the names of the tables it joins. */
  prefix: string
  /** The currency that amounts are told in; as they are, when absent. */
  amountsIn: string | undefined
}

/** A measure in SQL. @throws Problem `query.unknown-field`, `query.not-measurable` */
export function toMeasured(
  ctx: Ctx,
  object: ObjectDefinition,
  { name, measure, prefix, amountsIn }: MeasureAsked,
): Measured {
  const [kind, path] = Object.entries(measure)[0] as [keyof typeof measureSql | 'count', string | true]
  if (kind === 'count' || path === true) return { name, sql: sql`count(*)`, from: [], currency: undefined }
  const at = columnAt(ctx, object, path, prefix, name)
  const may = isCounting(kind) ? at.column.lookup !== 'nothing' : canMeasure(kind, at.field)
  if (!may) throw notMeasurable(at, kind)
  const value = sql.raw(written(at))
  const currency = currencyOf(ctx, object, path, at, kind)
  if (!currency || amountsIn === undefined)
    return { name, sql: measureSql[kind](value), from: [at], currency }
  const day = rateDay(ctx, object, path, at, prefix)
  const wanted = inCurrency(value, currency.sql, amountsIn, day.sql)
  const told = sql`case when ${hasRate(currency.sql, amountsIn, day.sql)} then ${sql.lit(amountsIn)} else ${currency.sql} end`
  return {
    name,
    sql: measureSql[kind](sql`coalesce(${wanted}, ${value})`),
    from: [at, ...(day.at ?? [])],
    currency: { ...currency, sql: told },
  }
}

/** Counting needs no order and no currency. */
const isCounting = (kind: string): kind is 'distinct' | 'filled' => kind === 'distinct' || kind === 'filled'

const measureSql = {
  sum: (value: RawBuilder<unknown>) => sql`coalesce(sum(${value}), 0)`,
  avg: (value: RawBuilder<unknown>) => sql`avg((${value})::double precision)`,
  min: (value: RawBuilder<unknown>) => sql`min(${value})`,
  max: (value: RawBuilder<unknown>) => sql`max(${value})`,
  distinct: (value: RawBuilder<unknown>) => sql`count(distinct ${value})`,
  filled: (value: RawBuilder<unknown>) => sql`count(${value})`,
}

/** The currency that an amount is in, when it has one of its own. */
function currencyOf(
  ctx: Ctx,
  object: ObjectDefinition,
  path: string,
  at: ColumnAt,
  kind: string,
): Grouped | undefined {
  if (at.field.kind !== 'money' || !at.field.currency || isCounting(kind)) return undefined
  const key = at.field.currency
  const name = beside(path, key)
  if ('problem' in tryPath(object, name, ctx.registry)) return undefined
  return { name, type: 'text', sql: sql.raw(written(at, columnOf(key, at.object.fields[key]!))), at }
}

/** The day whose exchange rate holds for an amount: that of its object, or today where that has none or the actor may not see it. */
function rateDay(
  ctx: Ctx,
  object: ObjectDefinition,
  path: string,
  amount: ColumnAt,
  prefix: string,
): { sql: RawBuilder<unknown>; at?: readonly ColumnAt[] } {
  const today = sql`(${ctx.setting.now}::timestamptz at time zone ${ctx.setting.timeZone})::date`
  const { amountsOn } = amount.object
  if (amountsOn === undefined) return { sql: today }
  try {
    const at = columnAt(ctx, object, beside(path, amountsOn), `${prefix}_day`, 'amountsIn')
    const day = sql.raw(written(at))
    const isMoment = at.field.kind === 'instant'
    const local = isMoment ? sql`(${day} at time zone ${ctx.setting.timeZone})::date` : day
    return { sql: sql`coalesce(${local}, ${today})`, at: [at] }
  } catch (error) {
    if (error instanceof Problem) return { sql: today }
    throw error
  }
}

/** The path of another field of the record at the end of a path. */
const beside = (path: string, key: string): string => [...path.split('.').slice(0, -1), key].join('.')

const notMeasurable = ({ object, key, field }: ColumnAt, kind: string): Problem =>
  new Problem('query.not-measurable', {
    status: 400,
    title: `There is no ${kind} of “${labelOf(key, field)}” of ${object.labelPlural.toLowerCase()}.`,
    mend: 'Measure a number or an amount.',
    field: 'measures',
  })
