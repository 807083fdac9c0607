/** Records of every object that belongs to somebody, made users' objects among them, in which every text says of which record and field it is. */
import {
  belongsVia,
  columnOf,
  type Field,
  isWoven,
  type ObjectDefinition,
  type Registry,
} from '@regulars/model'
import type { Pool } from '../../../platform/database/connect.ts'
import { mark } from './marked-business.ts'

/** A record that was made. */
export interface SeededRecord {
  object: string
  id: string
  number: number
  /** Who looks after it, or after the record it belongs to; null for nobody and for what belongs to all. */
  owner: string | null
}

/** Whose records are no business of a role's scopes, or are written by rules of their own. */
const leftOut: ReadonlySet<string> = new Set([
  'role',
  'team',
  'user',
  'changeSet',
  'objectDefinition',
  'fieldDefinition',
  'touchpoint',
])

/** Id of the file that all records with a field of files hold. */
export const markedFile = '01a205eb-e95c-7d88-b024-5edad5e97aa9'

const texts: ReadonlySet<Field['kind']> = new Set(['text', 'longText', 'richText'])

/** The fields of an object that carry marks. */
export const markedTexts = (object: ObjectDefinition): string[] =>
  Object.entries(object.fields).flatMap(([key, field]) =>
    texts.has(field.kind) &&
    !field.internal &&
    !field.formula &&
    !field.rollUp &&
    (('maxLength' in field && field.maxLength) || 99) >= 50
      ? key
      : [],
  )

/** Makes one record for each of the people, of every object that can be written like this; answers with them, and the objects that could not. */
export async function seedRecords(
  pool: Pool,
  registry: Registry,
  people: readonly string[],
): Promise<{ records: SeededRecord[]; impossible: string[] }> {
  const records: SeededRecord[] = []
  const impossible: string[] = []
  const pending = registry.objects.filter(({ name }) => !leftOut.has(name))
  for (let before = -1; pending.length !== before; ) {
    before = pending.length
    for (const object of [...pending]) {
      if (!isReady(object, pending)) continue
      pending.splice(pending.indexOf(object), 1)
      const made = await seedObject(pool, object, people, records)
      if (made) records.push(...made)
      else impossible.push(object.name)
    }
  }
  return { records, impossible: [...impossible, ...pending.map(({ name }) => name)] }
}

/** Everything that it must point to is there. */
const isReady = (object: ObjectDefinition, pending: readonly ObjectDefinition[]): boolean =>
  Object.entries(object.fields).every(([key, field]) => {
    const follows = belongsVia(object) === key
    return (
      field.kind !== 'reference' ||
      !(field.required || follows) ||
      !pending.some(({ name }) => name === field.to && name !== object.name)
    )
  })

async function seedObject(
  pool: Pool,
  object: ObjectDefinition,
  people: readonly string[],
  records: readonly SeededRecord[],
): Promise<SeededRecord[] | undefined> {
  const made: SeededRecord[] = []
  for (const [number, person] of people.entries()) {
    const values = valuesOf(object, number, person, people, records)
    const names = Object.keys(values).map((name) => `"${name}"`)
    try {
      const { rows } = await pool.query<{ id: string }>(
        `insert into "${object.table}" (${names}) select ${names} from jsonb_populate_record(null::"${object.table}", $1) returning id`,
        [JSON.stringify(values)],
      )
      made.push({
        object: object.name,
        id: rows[0]!.id,
        number,
        owner: ownerOf(object, values, person, records),
      })
    } catch {
      return undefined
    }
  }
  return made
}

function ownerOf(
  object: ObjectDefinition,
  values: Record<string, unknown>,
  person: string,
  records: readonly SeededRecord[],
): string | null {
  if (object.ownership === 'owner') return person
  const via = belongsVia(object)
  if (via === undefined) return null
  const pointed = values[columnOf(via, object.fields[via]!)]
  return records.find(({ id }) => id === pointed)?.owner ?? null
}

function valuesOf(
  object: ObjectDefinition,
  number: number,
  person: string,
  people: readonly string[],
  records: readonly SeededRecord[],
): Record<string, unknown> {
  const marked = new Set(markedTexts(object))
  const entries = Object.entries(object.fields).flatMap(([key, field]): [string, unknown][] => {
    if (['createdAt', 'updatedAt', 'version', 'createdBy', 'changeSet', 'deletedAt'].includes(key)) return []
    if (field.live || isWoven(field) || field.formula || field.rollUp || field.kind === 'identifier')
      return []
    const value =
      key === 'owner'
        ? person
        : marked.has(key)
          ? mark(object.name, number, key)
          : field.kind === 'reference'
            ? pointedTo(field.to, number, people, records)
            : plainValue(object, key, field, number)
    return value === undefined ? [] : [[columnOf(key, field), value]]
  })
  return Object.fromEntries(entries)
}

const pointedTo = (
  to: string,
  number: number,
  people: readonly string[],
  records: readonly SeededRecord[],
) =>
  to === 'user'
    ? people[number]
    : records.find((record) => record.object === to && record.number === number)?.id

function plainValue(object: ObjectDefinition, key: string, field: Field, number: number): unknown {
  if (field.default !== undefined && !field.unique) return field.default
  switch (field.kind) {
    case 'text':
      return `${object.name.slice(0, 4)}${number}${key.slice(0, 2)}`.slice(0, field.maxLength ?? 99)
    case 'email':
      return `${mark(object.name, number, key)}@shop.example`
    case 'date':
      return `2026-01-0${5 + number}`
    case 'instant':
      return '2026-01-05T10:00:00Z'
    case 'select':
      return field.options[0]?.value
    case 'yesNo':
      return true
    case 'currency':
      return 'EUR'
    case 'country':
      return 'AT'
    case 'number':
    case 'money':
      return Math.max(('min' in field && field.min) || 1, 1) + number
    case 'share':
      return 0.5
    case 'file':
      return [{ id: markedFile, name: `${mark(object.name, number, key)}.txt` }]
    case 'json':
      return field.required ? { all: [] } : undefined
    default:
      return undefined
  }
}
