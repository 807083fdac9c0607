import {
  customColumn,
  fieldOf,
  isName,
  isReservedField,
  isReservedObject,
  nameFrom,
  type ObjectDefinition,
  type Registry,
  toKebab,
} from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { nameReserved, nameTaken, noName } from './shape-problems.ts'

/** How code knows an object: its name, and the last part of its address. */
interface ObjectNames {
  name: string
  path: string
}

/**
 * The name of a new object and the last part of its address, made of what people call it unless given. Where that is a word that the product keeps for
 * itself, people may have it all the same: a *Ticket* is `ownTicket` at `/own-tickets`.
 * @throws Problem `shape.name-taken`, `shape.name-reserved`, `shape.no-name`
 */
export function objectNames(
  registry: Registry,
  given: { name?: string | undefined; label: string; labelPlural: string },
): ObjectNames {
  const name = given.name ?? nameFrom(given.label)
  const field = given.name === undefined ? 'label' : 'name'
  if (!isName(name)) throw noName(given.label, field)
  const names = { name, path: toKebab(nameFrom(given.labelPlural) || `${name}s`) }
  refuseTaken(registry, names, given.label, field)
  const word = reservedIn(names)
  if (word === undefined) return names
  if (given.name !== undefined) throw nameReserved(word, field)
  const own = { name: ownName(name), path: `own-${names.path}` }
  refuseTaken(registry, own, given.label, field)
  return own
}

const reservedIn = ({ name, path }: ObjectNames): string | undefined =>
  [name, path, path.replace(/s$/, '')].find(isReservedObject)

const ownName = (name: string): string => `own${name.charAt(0).toUpperCase()}${name.slice(1)}`.slice(0, 40)

function refuseTaken(registry: Registry, { name, path }: ObjectNames, label: string, field: string): void {
  const called = registry.objects.find((object) => object.label.toLowerCase() === label.trim().toLowerCase())
  const taken = called ?? registry.find(name) ?? registry.byPath(path) ?? registry.find(path)
  if (taken) throw nameTaken(`“${label}”`, `there is an object ${taken.label} already`, field)
}

/**
 * The key of a new field, made of what people call it unless given. Where the records that point here are known by it, people may have it all the
 * same: a roll-up *Tickets* over the tickets is `ownTickets`.
 * @throws Problem as `objectNames`
 */
export function fieldKey(
  registry: Registry,
  object: ObjectDefinition,
  given: { key?: string | undefined; label: string },
): string {
  const key = given.key ?? besideRelation(registry, object, nameFrom(given.label))
  const field = given.key === undefined ? 'label' : 'key'
  if (!isName(key)) throw noName(given.label, field)
  if (isReservedField(key)) throw nameReserved(key, field)
  requireFreeName(registry, object, key, given.label, field)
  return key
}

/**
 * The key of the field that names the records of a new object, made of what people call it: a *Serial number* is `serialNumber`. `name` where that
 * is no word of plain letters, or one that every record has.
 */
export function titleKey(label: string): string {
  const key = nameFrom(label)
  return isName(key) && !isReservedField(key) ? key : 'name'
}

function besideRelation(registry: Registry, object: ObjectDefinition, name: string): string {
  const isRelation = !fieldOf(object, name) && registry.relation(object.name, name) !== undefined
  return isRelation ? ownName(name) : name
}

/** Fields and relations of an object share their names: both may stand in a path. @throws Problem `shape.name-taken` */
export function requireFreeName(
  registry: Registry,
  object: ObjectDefinition,
  name: string,
  label: string,
  field: string,
): void {
  const taken = fieldOf(object, name)
  const by = taken && (taken.field.label ?? taken.key)
  if (by)
    throw nameTaken(`“${label}”`, `${object.labelPlural.toLowerCase()} have a field ${by} already`, field)
  const relation = registry.relation(object.name, name)
  if (relation)
    throw nameTaken(
      `“${label}”`,
      `${object.labelPlural.toLowerCase()} have ${relation.object.labelPlural.toLowerCase()} under that name`,
      field,
    )
}

/** A table that is not there yet: that of an object in the bin keeps its name. */
export async function freeTable(ctx: Ctx, name: string): Promise<string> {
  const wanted = customColumn(name)
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname ^@ ${wanted}`.execute(
    ctx.db,
  )
  return firstFree(wanted, new Set(rows.map((row) => row.name)))
}

/** A column that the table does not have yet: that of a field in the bin keeps its name. */
export async function freeColumn(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  isReference: boolean,
): Promise<string> {
  const wanted = `${customColumn(key)}${isReference ? '_id' : ''}`
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(quote_ident(${object.table})) and attname ^@ ${wanted}`.execute(ctx.db)
  return firstFree(wanted, new Set(rows.map((row) => row.name)))
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}_${number}`
    if (!taken.has(name)) return name
  }
}

/**
 * The name under which the object that a new reference points to knows the records here: `machines`, or when that is taken `ownerMachines`.
 */
export function inverseName(
  registry: Registry,
  from: ObjectDefinition,
  to: ObjectDefinition,
  key: string,
): string {
  const plural = nameFrom(from.labelPlural) || `${from.name}s`
  const isFree = (name: string) =>
    !isReservedField(name) && !fieldOf(to, name) && !registry.relation(to.name, name) && isName(name)
  const longer = `${key}${plural.charAt(0).toUpperCase()}${plural.slice(1)}`.slice(0, 40)
  const names = [plural, longer, ...Array.from({ length: 50 }, (_, index) => `${plural}${index + 2}`)]
  return names.find(isFree) ?? `${longer}Too`
}
