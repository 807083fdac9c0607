/**
 * A small business in which every text carries a mark that says of which record and field it is. Whatever an answer holds, the marks in it
 * tell what it gave away.
 */
import { builtInRegistry } from '@regulars/model'
import type { Pool } from '../../../platform/database/connect.ts'

/** Objects of the business that have marks. */
export type MarkedObject = 'contact' | 'company' | 'order' | 'note'

/** A record as the oracle knows it, by field. */
export interface MarkedRecord {
  object: MarkedObject
  id: string
  number: number
  /** Who looks after it; for an order, after its contact. */
  owner: string | null
  /** Ids of the records it belongs to. */
  contact: string | null
  company: string | null
  /** How far it is shared, by user. */
  sharedWith: Map<string, 'read' | 'edit'>
  /** Plain values that scopes and filters ask for. */
  plain: Record<string, string | number>
}

/** A record before it is written. */
type PlainRecord = Omit<MarkedRecord, 'id' | 'sharedWith'>

/** Fields that carry marks, by object. */
export const markedFields: Record<MarkedObject, readonly string[]> = {
  contact: ['name', 'email', 'jobTitle', 'about'],
  company: ['name', 'vatNumber', 'about'],
  order: ['number', 'comment'],
  note: ['text'],
}

/** A mark, or one that an earlier value of the field had. */
export const mark = (object: string, number: number, field: string, version = 0): string =>
  `mkz${object}z${number}z${field.toLowerCase()}z${version}`

/** A mark that was found in an answer; the field is in small letters. */
export interface FoundMark {
  object: string
  number: number
  field: string
}

/** All marks in a text. */
export function marksIn(text: string): FoundMark[] {
  return [...text.matchAll(/mkz([a-z]+)z(\d+)z([a-z]+)z\d+/gi)].map(
    ([, object = '', number, field = '']) => ({
      object: object.toLowerCase(),
      number: Number(number),
      field: field.toLowerCase(),
    }),
  )
}

const cities = ['Linz', 'Graz']
const countries = ['AT', 'DE']
const industries = ['Hotel', 'Bar']
const channels = ['store', 'web']

/** Writes the business for these people, and answers with all its records. Somebody may be nobody. */
export async function writeMarkedBusiness(
  pool: Pool,
  people: readonly (string | null)[],
): Promise<MarkedRecord[]> {
  const records: MarkedRecord[] = []
  const add = async (record: PlainRecord): Promise<MarkedRecord> => {
    const made = { ...record, id: await insert(pool, record), sharedWith: new Map() }
    records.push(made)
    return made
  }
  const companies: MarkedRecord[] = []
  for (let number = 0; number < 4; number++)
    companies.push(await add(companyOf(number, pick(people, number))))
  for (let number = 0; number < 8; number++) {
    const company = number % 3 === 2 ? null : pick(companies, number).id
    const contact = await add(contactOf(number, pick(people, number >> 1), company))
    await add(orderOf(number, contact))
    await add({
      object: 'note',
      number,
      owner: pick(people, number + 1),
      contact: contact.id,
      company: null,
      plain: {},
    })
  }
  return records
}

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!

const companyOf = (number: number, owner: string | null): PlainRecord => ({
  object: 'company',
  number,
  owner,
  contact: null,
  company: null,
  plain: { industry: pick(industries, number), employees: 10 * (number + 1) },
})

const contactOf = (number: number, owner: string | null, company: string | null): PlainRecord => ({
  object: 'contact',
  number,
  owner,
  contact: null,
  company,
  plain: { city: pick(cities, number), country: pick(countries, number >> 1) },
})

const orderOf = (number: number, { id, owner }: MarkedRecord): PlainRecord => ({
  object: 'order',
  number,
  owner,
  contact: id,
  company: null,
  plain: { channel: pick(channels, number >> 1), total: 10 * (number + 1) },
})

async function insert(pool: Pool, { object, number, ...record }: PlainRecord): Promise<string> {
  const texts = markedFields[object].map((field): [string, string] => [
    snake(field),
    mark(object, number, field) + (field === 'email' ? '@shop.example' : ''),
  ])
  const values: Record<string, unknown> = { ...Object.fromEntries(texts), ...record.plain }
  if (object === 'order') Object.assign(values, { placed_at: '2026-01-05T10:00:00Z', currency: 'EUR' })
  else values.owner_id = record.owner
  if (record.contact) values.contact_id = record.contact
  if (record.company) values.company_id = record.company
  const names = Object.keys(values)
  const { rows } = await pool.query<{ id: string }>(
    `insert into "${builtInRegistry.object(object).table}" (${names.join(', ')})
     values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    Object.values(values),
  )
  return rows[0]!.id
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
