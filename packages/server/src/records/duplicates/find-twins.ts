import type { LinkageModel } from '@regulars/analytics'
import {
  type ComparedField,
  type Comparing,
  columnOf,
  duplicateRule,
  type ObjectDefinition,
  parseValues,
  propertyOf,
} from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { isHidden, reachSql, requireRead } from '../read/access.ts'
import { count } from '../read/count.ts'
import { selectList } from '../read/row-json.ts'
import { shapeOf } from '../read/shape.ts'
import { comparingKinds } from './comparing-kinds.ts'
import { guessedModel, pairJudge, type Values } from './judge.ts'
import { explained } from './open-candidates.ts'
import { comparedText, valueSql } from './twin-sql.ts'

/** A record that somebody about to make another should know of. */
export interface Twin {
  probability: number
  because: string
  record: Record<string, unknown>
}

/** Whoever is about to make a record is told of these at most. */
const mostTwins = 3
/** Less likely ones would only be in the way. */
const toldFrom = 0.6
/** How many records are compared with the new one, by name and by each other value. */
const mostCompared = 50

/**
 * Which records may be the one that somebody is about to make. Finds them by the indexes that lists have (the same address, number or code; a title
 * that is written alike) and judges them with what the last scan learnt, or with guesses before the first.
 *
 * @param values of the new record, by property, as they were sent; faulty ones find nobody
 */
export async function findTwins(
  ctx: Ctx,
  object: ObjectDefinition,
  values: Readonly<Record<string, unknown>>,
): Promise<Twin[]> {
  requireRead(ctx, object)
  const fields = (duplicateRule(object) ?? []).filter(({ key }) => !isHidden(ctx, object, key))
  const sent = fields.map((field) => sentText(object, field, values))
  const draft = sent.map((text, place) => text && comparedText(fields[place]!, text))
  const compared = fields.filter((_, place) => draft[place] !== null)
  if (compared.length === 0) return []
  const found = await lookUp(ctx, object, fields, sent)
  if (found.length === 0) return []
  const model = await modelFor(ctx, object, fields)
  const { read, judge } = pairJudge(fields, model, toldFrom)
  const asked = read(draft)
  return found
    .flatMap(({ values: known, record }) => {
      const judged = judge(asked, read(known))
      return judged ? [{ ...judged, record }] : []
    })
    .sort((a, b) => b.probability - a.probability)
    .slice(0, mostTwins)
    .map(({ probability, evidence, record }) => ({
      probability,
      because: explained(ctx, object, evidence).because,
      record,
    }))
}

const longestCompared = 300

/** A value that was sent as it would be kept; null for one that cannot be read, which the form says by itself. */
function sentText(
  object: ObjectDefinition,
  { key, field }: ComparedField,
  values: Readonly<Record<string, unknown>>,
): string | null {
  const property = propertyOf(key, field)
  const parts = field.kind === 'text' ? (field.composedOf ?? []).map((part) => values[part]) : []
  const composed = parts.filter((part) => typeof part === 'string').join(' ')
  const written = values[property] ?? (composed === '' ? null : composed)
  if (written === null) return null
  const country = typeof values.country === 'string' ? values.country : undefined
  const read = parseValues(
    object,
    { [property]: written },
    { partial: true, trusted: true, readPhone, country },
  )
  const text = read.ok
    ? String(read.values[property] ?? '')
        .replaceAll(/\p{Cc}/gu, ' ')
        .trim()
    : ''
  if (text === '') return null
  return text.slice(0, longestCompared)
}

interface FoundRow {
  values: Values
  record: Record<string, unknown>
}

async function lookUp(
  ctx: Ctx,
  object: ObjectDefinition,
  fields: readonly ComparedField[],
  sent: Values,
): Promise<FoundRow[]> {
  const ways = fields.flatMap((field, place) => {
    const value = sent[place]
    return value === null || value === undefined ? [] : waysTo(field, value)
  })
  if (ways.length === 0) return []
  const reach = sql.join([sql`true`, ...reachSql(ctx, object, 'record')], sql` and `)
  const parts = ways.map(
    (way) =>
      sql`(select record.id from ${sql.table(object.table)} as record where ${way} and ${reach} limit ${sql.lit(mostCompared)})`,
  )
  const columns = fields.map((field) => sql.raw(valueSql(field, 'record')))
  const { rows } = await sql<FoundRow>`
    select array[${sql.join(columns)}]::text[] as values,
      (select row_to_json(shown) from (select ${selectList(ctx, shapeOf(ctx, object, {}), 'record')}) as shown) as record
    from ${readTable(ctx, object, 'record')}
    where record.id in (${sql.join(parts, sql` union `)})`.execute(ctx.db)
  return rows
}

/** Ways of comparing in which an equal value alone brings a record to be compared. */
const foundByValue: readonly Comparing[] = ['email', 'phone', 'text', 'codeOrText']

/** Conditions that an index of the table answers, for records that share this value or one like it. */
function waysTo({ key, field, comparing }: ComparedField, value: string): RawBuilder<unknown>[] {
  const column = sql.id('record', columnOf(key, field))
  if (comparingKinds[comparing].isName)
    return field.searchable
      ? [sql`fold(${column}) % fold(${value})`]
      : [sql`fold(${column}) = fold(${value})`]
  // Of places, streets and days too many share one; with a name they count when it is compared.
  if (!field.indexed && !field.unique) return []
  if (foundByValue.includes(comparing)) return [sql`lower(${column}) = lower(${value})`]
  return []
}

async function modelFor(
  ctx: Ctx,
  object: ObjectDefinition,
  fields: readonly ComparedField[],
): Promise<LinkageModel> {
  const { rows } = await sql<{ model: LinkageModel }>`
    select model from duplicate_scan where object = ${object.name} and status = 'done' and change_set_id is null and model is not null
    order by created_at desc limit 1`.execute(ctx.db)
  const learnt = rows[0]?.model
  // Fields may have come since; what was learnt of others does not fit then.
  if (
    learnt &&
    fields.every(({ key, comparing }) => fits(learnt, key, comparingKinds[comparing].comparison.levels))
  )
    return learnt
  const { count: records } = await count(ctx, object, {})
  return guessedModel(fields, records)
}

function fits({ fields }: LinkageModel, key: string, levels: readonly string[]): boolean {
  const field = fields.find(({ name }) => name === key)
  return field?.levels.map(({ meaning }) => meaning).join() === levels.join()
}
