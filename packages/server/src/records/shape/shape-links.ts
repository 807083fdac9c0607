/** Fields that link a record to many others: with each comes an object whose records are the links. */
import {
  customColumn,
  fieldDefinition,
  fieldKinds,
  fieldOf,
  isName,
  isReservedField,
  type LinksField,
  linkEndsOf,
  mayBeAnyTarget,
  nameFrom,
  type ObjectDefinition,
  objectDefinition,
  offeredField,
  type Registry,
  toKebab,
  toSnake,
} from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { readRegistry } from '../../platform/definitions.ts'
import type { Ctx } from '../context.ts'
import { create } from '../write/create.ts'
import { remove, restore } from '../write/remove.ts'
import { requireNoReaders } from './check-computed-field.ts'
import { checkField, type FieldFacts } from './check-field.ts'
import { freeTable, inverseName, requireFreeName } from './names.ts'
import { doesNotFit, noSuchObject } from './shape-problems.ts'

const trusted = { trusted: true }

/** Takes the columns that links shall have out of what was said of the field. */
export function takeLinkColumns(settings: Record<string, unknown>): unknown {
  const { columns } = settings
  delete settings.columns
  return columns
}

const linkColumns = z
  .array(
    z.strictObject({
      label: z.string().trim().min(1).max(60),
      kind: z.string().max(40),
      settings: z.record(z.string(), z.unknown()).optional(),
    }),
  )
  .max(20)

/** Finds names for the links of a new field: of their object, of its two references, and of the field on the other side. */
export async function nameLinks(ctx: Ctx, object: ObjectDefinition, facts: FieldFacts): Promise<void> {
  const { registry } = ctx
  const { settings, key } = facts
  const target = registry.find(String(settings.to))
  if (!target) throw noSuchObject(String(settings.to))
  for (const end of [object, target]) requireLinkable(end)
  if (typeof settings.inverse === 'string')
    requireFreeName(registry, target, settings.inverse, settings.inverse, 'settings.inverse')
  else settings.inverse = inverseName(registry, object, target, key)
  if (target.name === object.name && settings.inverse === key) settings.inverse = `${key}Of`.slice(0, 40)
  settings.here = object.name
  settings.there = target.name === object.name ? `other${capital(target.name)}` : target.name
  settings.through = await freeObjectName(ctx, `${object.name}${capital(key)}`.slice(0, 40))
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Links are made between things that people write, and that have a bin which their links go to with them. */
function requireLinkable(object: ObjectDefinition): void {
  if (object.writes === 'records' && object.bin && !linkEndsOf(object)) return
  throw doesNotFit(
    `${object.labelPlural} cannot be linked.`,
    'Choose an object whose records people write, such as people or companies.',
    'settings.to',
  )
}

/** A name that no object has, in the bin or out of it. */
async function freeObjectName({ db, registry }: Ctx, wanted: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from object_definition where name ^@ ${wanted.slice(0, 36)}`.execute(db)
  const taken = new Set(rows.map(({ name }) => name))
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted.slice(0, 36)}${number}`
    if (!taken.has(name) && !registry.find(name) && !registry.byPath(toKebab(name))) return name
  }
}

/** Makes the object of links of a new field: its two references, what names a link, and its columns. */
export async function makeLinks(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  field: LinksField,
  columns: unknown,
): Promise<void> {
  const target = ctx.registry.object(field.to)
  const between = `${object.labelPlural.toLowerCase()} (${(field.label ?? key).toLowerCase()})`
  await create(
    ctx,
    objectDefinition,
    {
      name: field.through,
      path: toKebab(field.through),
      table: await freeTable(ctx, field.through),
      label: `Link of ${between}`.slice(0, 60),
      labelPlural: `Links of ${between}`.slice(0, 60),
      description: `Each is a link of one of the ${object.labelPlural.toLowerCase()} with one of the ${target.labelPlural.toLowerCase()}, with the columns of that link.`,
      icon: 'link-2',
      title: 'name',
      ownership: 'ends',
      sort: '-createdAt',
    },
    trusted,
  )
  const end = (to: ObjectDefinition, inverse: string | undefined) => ({
    kind: 'reference',
    label: to.label,
    required: true,
    settings: { to: to.name, inverse, part: true, onRemove: 'cascade' },
  })
  const other = target.name === object.name ? { label: `Other ${target.label.toLowerCase()}` } : {}
  await addField(ctx, field.through, field.here, 1, end(object, key))
  await addField(ctx, field.through, field.there, 2, { ...end(target, field.inverse), ...other })
  const titleAt = (way: string, { title }: ObjectDefinition) => `${toSnake(way)}.${toSnake(title)}`
  const formula = `${titleAt(field.here, object)} & " – " & ${titleAt(field.there, target)}`
  await addField(ctx, field.through, 'name', 3, { kind: 'text', label: 'Name', settings: { formula } })
  await addColumns(ctx, field.through, columns)
}

interface FieldRow {
  kind: string
  label: string
  required?: boolean
  settings: Record<string, unknown>
}

async function addField(ctx: Ctx, object: string, key: string, position: number, row: FieldRow) {
  const column = `${customColumn(key)}${row.kind === 'reference' ? '_id' : ''}`
  await create(ctx, fieldDefinition, { object, key, column, position, filterable: true, ...row }, trusted)
}

/** Columns that links have from the beginning; more are fields of the object of links, added like any. */
async function addColumns(ctx: Ctx, through: string, given: unknown): Promise<void> {
  if (given === undefined || given === null) return
  const read = linkColumns.safeParse(given)
  if (!read.success)
    throw doesNotFit('Columns of links are a list, each with a label and a kind.', 'Correct it.', columnsAt)
  const { fields } = (await readRegistry(ctx.db)).object(through)
  const taken = new Set(Object.keys(fields))
  for (const [index, column] of read.data.entries()) {
    const { label, kind, settings } = columnFacts(ctx, through, column, taken)
    const key = nameFrom(label)
    taken.add(key)
    await addField(ctx, through, key, 4 + index, { kind, label, settings })
  }
}

const columnsAt = 'settings.columns'

function columnFacts(
  ctx: Ctx,
  through: string,
  { label, kind, settings = {} }: z.output<typeof linkColumns>[number],
  taken: ReadonlySet<string>,
): FieldFacts {
  const key = nameFrom(label)
  const offered = offeredField(kind)
  if (!offered || offered.computed || fieldKinds[offered.kind].woven || offered.kind === 'identifier')
    throw doesNotFit(`Links cannot have a column of the kind “${kind}”.`, 'Choose another kind.', columnsAt)
  if (!isName(key) || isReservedField(key) || taken.has(key))
    throw doesNotFit(
      `Links have a column “${label}” already, or keep that name for themselves.`,
      'Call it otherwise.',
      columnsAt,
    )
  const facts: FieldFacts = {
    key,
    kind: offered.kind,
    label,
    description: null,
    section: null,
    required: false,
    unique: false,
    filterable: true,
    standard: null,
    settings: { ...settings, ...offered.fixed },
  }
  checkField(ctx, { name: through } as ObjectDefinition, facts)
  return facts
}

/** Puts the object of links into the bin, together with the field that made it. */
export async function removeLinks(ctx: Ctx, { through }: LinksField): Promise<void> {
  const object = ctx.registry.object(through)
  requireNoReaders(ctx.registry, object)
  const id = await linksRow(ctx, through, 'live')
  if (id) await remove(ctx, objectDefinition, id, trusted)
}

/** Takes the object of links out of the bin, before the field that made it. */
export async function restoreLinks(ctx: Ctx, fieldId: string): Promise<void> {
  const { rows } = await sql<{ through: string | null }>`
    select settings ->> 'through' as through from field_definition where id = ${fieldId} and kind = 'links'`.execute(
    ctx.db,
  )
  const through = rows[0]?.through
  const id = through && (await linksRow(ctx, through, 'bin'))
  if (id) await restore(ctx, objectDefinition, id, trusted)
}

async function linksRow({ db }: Ctx, name: string, where: 'live' | 'bin'): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from object_definition where name = ${name} and ownership = 'ends'
      and deleted_at is ${sql.raw(where === 'live' ? 'null' : 'not null')}`.execute(db)
  return rows[0]?.id
}

/** The references that a reference to any object is made of have names of their own, and are known by one on the other side. */
export function requireFreeWays({ registry }: Ctx, object: ObjectDefinition, { key, settings }: FieldFacts) {
  const chosen = settings.targets as string[] | undefined
  const targets = Array.isArray(chosen)
    ? chosen.map((name) => targetNamed(registry, name))
    : anyTargets(registry)
  for (const { name, label } of targets)
    requireFreeName(registry, object, `${key}${capital(name)}`, label, 'label')
  delete settings.known
  if (!Array.isArray(chosen)) settings.known = targets.flatMap(({ name, custom }) => (custom ? [] : name))
  const isFree = (name: string) =>
    targets.every((to) => !fieldOf(to, name) && !registry.relation(to.name, name))
  settings.inverse ??= [
    nameFrom(object.labelPlural),
    `${key}${capital(nameFrom(object.labelPlural))}`.slice(0, 40),
  ]
    .filter(isName)
    .find(isFree)
  if (settings.inverse === undefined) delete settings.inverse
}

function targetNamed(registry: Registry, name: unknown): ObjectDefinition {
  const target = registry.find(String(name))
  if (!target) throw noSuchObject(String(name))
  if (mayBeAnyTarget(target)) return target
  throw doesNotFit(
    `${target.labelPlural} cannot be pointed to by a field of this kind.`,
    'Choose objects whose records people write.',
    'settings.targets',
  )
}

const anyTargets = ({ objects }: Registry): ObjectDefinition[] => objects.filter(mayBeAnyTarget)
