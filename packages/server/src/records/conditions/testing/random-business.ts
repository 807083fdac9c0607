import {
  builtInRegistry,
  type Field,
  lowerText,
  type ObjectDefinition,
  propertyOf,
  type RecordValues,
  type Registry,
} from '@regulars/model'
import fc from 'fast-check'
import type { Pool } from '../../../platform/database/connect.ts'
import { keptColumnsOf } from '../../columns/column.ts'
import { anyValueOf } from './random-values.ts'

/** How many records of each object the business has, in an order in which each finds those it points to. */
const sizes: Record<string, number> = {
  role: 1,
  team: 2,
  user: 3,
  company: 6,
  contact: 40,
  productCategory: 3,
  product: 5,
  store: 3,
  order: 70,
  orderLine: 60,
  score: 25,
  task: 25,
}

/** Objects of which the random business has records. */
export const peopledObjects: readonly ObjectDefinition[] = Object.keys(sizes).map((name) =>
  builtInRegistry.object(name),
)

/** Records by object, as PostgreSQL hands them out. */
export type Business = ReadonlyMap<string, readonly RecordValues[]>

/** Fills an empty database with records of random values, a fifth of them empty and some in the bin. */
export async function randomBusiness(pool: Pool, seed: number): Promise<Business> {
  const ids = new Map<string, string[]>()
  const business = new Map<string, RecordValues[]>()
  for (const object of peopledObjects) {
    const rows = fc.sample(rowOf(object, ids), { numRuns: sizes[object.name]!, seed: seed + ids.size })
    business.set(object.name, await insert(pool, object, withoutClashes(object, rows)))
    ids.set(
      object.name,
      business.get(object.name)!.map(({ id }) => String(id)),
    )
  }
  return business
}

function rowOf(
  object: ObjectDefinition,
  ids: ReadonlyMap<string, string[]>,
): fc.Arbitrary<Record<string, unknown>> {
  const columns = keptColumnsOf(object).map(
    ({ name, key, field }) => [name, columnValue(key, field, ids)] as const,
  )
  return fc.record(Object.fromEntries(columns))
}

function columnValue(key: string, field: Field, ids: ReadonlyMap<string, string[]>): fc.Arbitrary<unknown> {
  if (key === 'version') return fc.constant(1)
  if (key === 'changeSet') return fc.constant(null)
  const targets = field.kind === 'reference' ? (ids.get(field.to) ?? []) : []
  if (field.kind === 'reference' && targets.length === 0) return fc.constant(null)
  const value = field.kind === 'reference' ? fc.constantFrom(...targets) : anyValueOf(field)
  const always = field.required || ['createdAt', 'updatedAt'].includes(key)
  const filled = key === 'deletedAt' ? 1 : 4
  return always
    ? value
    : fc.oneof({ arbitrary: value, weight: filled }, { arbitrary: fc.constant(null), weight: 5 - filled })
}

/** Values of unique fields are kept once; the others become empty, or their record is left out where the field is required. */
function withoutClashes(
  object: ObjectDefinition,
  rows: Record<string, unknown>[],
): Record<string, unknown>[] {
  const unique = keptColumnsOf(object).filter(({ field }) => field.unique)
  return rows.filter((row) =>
    unique.every((column) => {
      const others = rows.slice(0, rows.indexOf(row)).map((other) => lowerText(String(other[column.name])))
      if (row[column.name] === null || !others.includes(lowerText(String(row[column.name])))) return true
      if (column.field.required) return false
      row[column.name] = null
      return true
    }),
  )
}

async function insert(
  pool: Pool,
  object: ObjectDefinition,
  rows: Record<string, unknown>[],
): Promise<RecordValues[]> {
  const columns = keptColumnsOf(object).map(({ name }) => `"${name}"`)
  const { rows: inserted } = await pool.query<{ record: Record<string, unknown> }>(
    `insert into "${object.table}" as made (${columns}) select ${columns} from jsonb_populate_recordset(null::"${object.table}", $1)
     returning to_jsonb(made) as record`,
    [JSON.stringify(rows)],
  )
  return inserted.map(({ record }) => toRecord(object, record))
}

function toRecord(object: ObjectDefinition, row: Record<string, unknown>): RecordValues {
  const properties = keptColumnsOf(object).map(({ property, name }) => [property, row[name]] as const)
  return { id: row.id, ...Object.fromEntries(properties) }
}

/** The records that a relation or reference leads to, those in the bin left out. */
export function relatedIn(business: Business, registry: Registry) {
  return (record: RecordValues, name: string, object: ObjectDefinition): readonly RecordValues[] => {
    const relation = registry.relation(object.name, name)
    const field = object.fields[name]
    const found = relation
      ? recordsOf(business, relation.object.name).filter(
          (one) => one[propertyOf(relation.via, relation.object.fields[relation.via]!)] === record.id,
        )
      : field?.kind === 'reference'
        ? recordsOf(business, field.to).filter(({ id }) => id === record[propertyOf(name, field)])
        : []
    return found.filter(({ deletedAt }) => deletedAt === null || deletedAt === undefined)
  }
}

const recordsOf = (business: Business, object: string): readonly RecordValues[] => business.get(object) ?? []
