import { longestPart, longestText, type Operation } from '@regulars/model'
import { sql } from 'kysely'
import { parameter, type Sql, type SqlStep } from './formula-sql.ts'
import { minorUnits } from './minor-units.ts'

const minorPer = (currency: Sql): Sql => sql`formula_minor_per(${currency}, ${minorUnits}::jsonb)`

/** A call of an SQL function with all values. */
const call =
  (name: string): SqlStep =>
  (values) =>
    sql`${sql.raw(name)}(${sql.join(values)})`

const number = (value: Sql): Sql => sql`formula_number(${value})`
/** Texts are cut, and blank when they are empty. */
const kept = (text: Sql): Sql => sql`nullif(left(${text}, ${sql.lit(longestText)}), '')`
const no = (test: Sql): Sql => sql`coalesce(${test}, false)`
const part =
  (name: string): SqlStep =>
  ([day]) =>
    sql`extract(${sql.raw(name)} from ${day})::numeric`

const numberSteps = {
  add: ([left, right]) => number(sql`${left} + ${right}`),
  subtract: ([left, right]) => number(sql`${left} - ${right}`),
  multiply: ([left, right]) => number(sql`${left} * ${right}`),
  divide: call('formula_divide'),
  modulo: ([left, right]) => sql`mod(${left}, nullif(${right}, 0))`,
  negate: ([value]) => sql`(-${value})`,
  absolute: call('abs'),
  round: call('formula_round'),
  floor: call('floor'),
  least: call('least'),
  greatest: call('greatest'),
  toMinor: ([value, currency]) => number(sql`${value} * ${minorPer(currency!)}`),
  toMajor: ([value, currency]) => sql`formula_divide(${value}, ${minorPer(currency!)})`,
  inCurrency: ([amount, currency, wanted]) => sql`case when ${currency} = ${wanted} then ${amount} end`,
  businessCurrency: (_, { currency }) => parameter(currency, 'text'),
} satisfies Partial<Record<Operation, SqlStep>>

const choiceSteps = {
  and: (values) =>
    sql`(${sql.join(
      values.map((value) => sql`${value} is true`),
      sql` and `,
    )})`,
  or: (values) =>
    sql`(${sql.join(
      values.map((value) => sql`${value} is true`),
      sql` or `,
    )})`,
  not: ([value]) => sql`(${value} is not true)`,
  isBlank: ([value], _, [arg]) =>
    arg?.type.type === 'choices' ? sql`(coalesce(cardinality(${value}), 0) = 0)` : sql`(${value} is null)`,
  equals: ([left, right]) => no(sql`${left} = ${right}`),
  equalsText: ([left, right]) => no(sql`lower(${left}) = lower(${right})`),
  less: ([left, right]) => no(sql`${left} < ${right}`),
  lessOrEqual: ([left, right]) => no(sql`${left} <= ${right}`),
  contains: ([whole, some]) => no(sql`position(fold(${some}) in fold(${whole})) > 0`),
  startsWith: ([whole, some]) => no(sql`starts_with(fold(${whole}), fold(${some}))`),
  endsWith: ([whole, some]) => no(sql`right(fold(${whole}), length(fold(${some}))) = fold(${some})`),
  has: ([list, choice]) => no(sql`${choice} = any((${list})::text[])`),
  if: ([condition, yes, otherwise]) => sql`case when ${condition} then ${yes} else ${otherwise} end`,
  firstFilled: call('coalesce'),
} satisfies Partial<Record<Operation, SqlStep>>

const textSteps = {
  join: (values) => kept(sql`concat(${sql.join(values)})`),
  upper: call('upper'),
  lower: call('lower'),
  trim: ([text]) => sql`nullif(btrim(${text}, ' '), '')`,
  length: ([text]) => sql`coalesce(length(${text}), 0)::numeric`,
  left: ([text, count]) => sql`nullif(left(${text}, formula_letters(${count})), '')`,
  right: ([text, count]) => sql`nullif(right(${text}, formula_letters(${count})), '')`,
  middle: ([text, first, count]) =>
    sql`nullif(substr(${text}, formula_letters(${first} - 1) + 1, formula_letters(${count})), '')`,
  replace: ([text, some, by]) => {
    const put = sql`left(coalesce(${by}, ''), ${sql.lit(longestPart)})`
    return sql`case when ${some} is null then ${text} else ${kept(sql`replace(${text}, ${some}, ${put})`)} end`
  },
  numberText: ([value]) => sql`trim_scale(${value})::text`,
  percentText: ([value]) => sql`trim_scale(${number(sql`${value} * 100`)})::text || ' %'`,
  moneyText: ([amount, currency]) => sql`formula_money_text(${amount}, ${minorPer(currency!)})`,
  yesNoText: ([value]) => sql`case ${value} when true then 'Yes' when false then 'No' end`,
  choiceText: ([value], _, [arg]) => {
    const options = arg?.type.type === 'choice' ? arg.type.options : []
    const labels = Object.fromEntries(options.map((option) => [option.value, option.label]))
    return sql`coalesce(${JSON.stringify(labels)}::jsonb ->> ${value}, ${value})`
  },
  dayText: ([day]) => sql`to_char(${day}, 'YYYY-MM-DD')`,
  readNumber: call('formula_read_number'),
} satisfies Partial<Record<Operation, SqlStep>>

const zoned = (moment: Sql | undefined, timeZone: string): Sql =>
  sql`(${moment} at time zone ${timeZone}::text)`

const timeSteps = {
  today: (_, { now, timeZone }) => sql`${zoned(parameter(now.toISOString(), 'timestamptz'), timeZone)}::date`,
  now: (_, { now }) => parameter(now.toISOString(), 'timestamptz'),
  day: call('formula_day'),
  addDays: call('formula_add_days'),
  addMonths: call('formula_add_months'),
  daysBetween: ([from, to]) => sql`(${to} - ${from})::numeric`,
  monthsBetween: call('formula_months_between'),
  addSeconds: call('formula_add_seconds'),
  secondsBetween: ([from, to]) => number(sql`extract(epoch from ${to}) - extract(epoch from ${from})`),
  dayOf: ([moment], { timeZone }) => sql`${zoned(moment, timeZone)}::date`,
  hourOf: ([moment], { timeZone }) => sql`extract(hour from ${zoned(moment, timeZone)})::numeric`,
  yearOf: part('year'),
  monthOf: part('month'),
  dayOfMonth: part('day'),
  weekday: part('isodow'),
  startOf: ([day, stretch]) => sql`date_trunc(${stretch}, ${day}::timestamp)::date`,
} satisfies Partial<Record<Operation, SqlStep>>

/** How every step of a formula is written in SQL. What is not here does not compile. */
export const sqlSteps: Readonly<Record<Operation, SqlStep>> = {
  ...numberSteps,
  ...choiceSteps,
  ...textSteps,
  ...timeSteps,
}
