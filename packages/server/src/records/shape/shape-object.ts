import {
  customColumn,
  fieldDefinition,
  isName,
  linkEndsOf,
  type ObjectDefinition,
  objectDefinition,
  type PageLayout,
} from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { type GivenRule, rulesGiven } from '../rules-of-objects/keep-rules.ts'
import { create } from '../write/create.ts'
import { remove, restore } from '../write/remove.ts'
import { update } from '../write/update.ts'
import { requireNoReaders } from './check-computed-field.ts'
import { freeTable, objectNames, titleKey } from './names.ts'
import { reshape } from './reshape.ts'
import { builtInStays, doesNotFit, nameTaken, noSuchField, noSuchObject } from './shape-problems.ts'

/** What a new object is. */
export interface NewObject {
  label: string
  labelPlural: string
  /** Its stable name in the API; made of the label unless given. */
  name?: string | undefined
  description?: string | undefined
  icon?: string | undefined
  /** Whether each record belongs to somebody, or all to everybody. */
  ownership?: 'owner' | 'shared' | undefined
  /** What the field is called that names a record. */
  titleLabel?: string | undefined
}

/** What may be changed of an object. */
export interface ObjectChange {
  label?: string | undefined
  labelPlural?: string | undefined
  description?: string | null | undefined
  icon?: string | undefined
  /** Key of the text field that names a record. */
  title?: string | undefined
  columns?: string[] | null | undefined
  sort?: string | undefined
  /** All of its rules, in order; those left out go. */
  rules?: readonly GivenRule[] | undefined
  /** How the pages of its records are laid out; null for what its definition says by itself. */
  page?: PageLayout | null | undefined
}

const trusted = { trusted: true }

/** Makes an object, with a table of its own and the field that names its records; answers with its name. */
export async function createObject(ctx: Ctx, given: NewObject): Promise<string> {
  return reshape(ctx, `Made the object ${given.label}`, async (within) => {
    requireOneName(within, given)
    const { name, path } = objectNames(within.registry, given)
    await requireNotInBin(within, name, given.label)
    const table = await freeTable(within, name)
    const { titleLabel = 'Name' } = given
    const key = titleKey(titleLabel)
    await create(
      within,
      objectDefinition,
      {
        name,
        path,
        table,
        label: given.label,
        labelPlural: given.labelPlural,
        description: given.description ?? null,
        icon: given.icon ?? 'box',
        title: key,
        ownership: given.ownership ?? 'owner',
        sort: key,
      },
      trusted,
    )
    const title = { object: name, key, label: titleLabel, kind: 'text', column: customColumn(key) }
    const settings = { maxLength: 200 }
    await create(within, fieldDefinition, { ...title, settings, required: true, filterable: true }, trusted)
    return name
  })
}

/** Fields know their object by its name, so a name in the bin is not given again. */
async function requireNotInBin(ctx: Ctx, name: string, label: string): Promise<void> {
  const { rows } =
    await sql`select from object_definition where name = ${name} and deleted_at is not null`.execute(ctx.db)
  if (rows.length > 0)
    throw nameTaken(
      `“${label}”`,
      'an object of that name is in the bin; bring it back, or remove it for good',
      'label',
    )
}

/** What people read must tell objects apart. @throws Problem `shape.name-taken` */
function requireOneName(
  { registry }: Ctx,
  given: { label?: string | undefined; labelPlural?: string | undefined },
  except?: string,
) {
  const same = (left: string, right: string | undefined) => left.toLowerCase() === right?.toLowerCase()
  for (const key of ['label', 'labelPlural'] as const) {
    const other = registry.objects.find((object) => object.name !== except && same(object[key], given[key]))
    if (other) throw nameTaken(`“${given[key]}”`, `there is an object ${other.label} already`, key)
  }
}

/** Calls an object otherwise, or lists its records otherwise. Its name in the API stays. */
export async function changeObject(ctx: Ctx, name: string, change: ObjectChange): Promise<void> {
  await reshape(ctx, `Changed the object ${change.label ?? name}`, async (within) => {
    const object = objectNamed(within, name)
    requireOneName(within, change, name)
    requireTitle(object, change.title)
    requireColumns(object, change.columns)
    requireColumns(object, namedIn(change.page))
    const id = await definitionOf(within, object)
    const rules = change.rules && { rules: rulesGiven(within, object, change.rules) }
    await update(within, objectDefinition, id, { ...change, ...rules }, trusted)
  })
}

function requireTitle(object: ObjectDefinition, title: string | undefined): void {
  if (title === undefined) return
  if (!object.custom) throw builtInStays(object.label, 'Labels, icon, help text and columns can be changed.')
  const field = Object.hasOwn(object.fields, title) ? object.fields[title] : undefined
  if (!field) throw noSuchField(object, title)
  if (field.kind !== 'text')
    throw doesNotFit('Records are called by a field of the kind Text.', 'Choose another field.', 'title')
}

function requireColumns(object: ObjectDefinition, columns: readonly string[] | null | undefined): void {
  const unknown = columns?.find((key) => !Object.hasOwn(object.fields, key))
  if (unknown !== undefined) throw noSuchField(object, unknown)
}

/** Every field that a layout names. */
function namedIn(page: PageLayout | null | undefined): string[] {
  const { facts = [], sections = [], hiddenFields = [] } = page ?? {}
  return [...facts, ...sections.flatMap(({ fields }) => fields), ...hiddenFields]
}

/** The object of that name. @throws Problem `shape.no-such-object` */
export function objectNamed({ registry }: Ctx, name: string): ObjectDefinition {
  const object = registry.find(name)
  if (!object) throw noSuchObject(name)
  return object
}

/** The row of an object; one of a built-in object is made when it is first changed. */
async function definitionOf(ctx: Ctx, object: ObjectDefinition): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from object_definition where name = ${object.name} and deleted_at is null`.execute(ctx.db)
  const { name, label, labelPlural } = object
  return rows[0]?.id ?? create(ctx, objectDefinition, { name, builtIn: true, label, labelPlural }, trusted)
}

/**
 * Puts an object that users made into the bin. Its records stay where they are, and come back with it; references to it rest as long.
 */
export async function removeObject(ctx: Ctx, name: string): Promise<void> {
  const label = objectNamed(ctx, name).label
  await reshape(ctx, `Removed the object ${label}`, async (within) => {
    const object = objectNamed(within, name)
    if (!object.custom) throw builtInStays(object.label, 'Take it from people by their role instead.')
    if (linkEndsOf(object)) throw linksStay(object)
    requireNoReaders(within.registry, object)
    await remove(within, objectDefinition, await definitionOf(within, object), trusted)
  })
}

/** An object of links comes and goes with the field that made it. */
const linksStay = ({ label }: ObjectDefinition) =>
  doesNotFit(`${label} goes with the field that made it.`, 'Remove that field.', 'name')

/** Takes an object out of the bin. @throws Problem `shape.name-taken` when another has its name by now */
export async function restoreObject(ctx: Ctx, id: string): Promise<string> {
  return reshape(ctx, 'Brought back an object', async (within) => {
    const { rows } = await sql<{ name: string; path: string; label: string; labelPlural: string }>`
      select name, path, label, label_plural from object_definition where id = ${id} and deleted_at is not null`.execute(
      within.db,
    )
    const [row] = rows
    if (!row) throw noSuchObject(id)
    const { registry } = within
    const taken = registry.find(row.name) ?? registry.byPath(row.path)
    if (taken || !isName(row.name))
      throw nameTaken(`“${row.label}”`, `there is an object ${taken?.label} by now`, 'name')
    requireOneName(within, row)
    await restoreFields(within, row.name, id)
    await restore(within, objectDefinition, id, trusted)
    return row.name
  })
}

/** Fields that went into the bin together with their object come back with it. */
async function restoreFields(ctx: Ctx, object: string, objectId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select field.id from field_definition as field join object_definition as object on object.id = ${objectId}
    where field.object = ${object} and field.deleted_at = object.deleted_at`.execute(ctx.db)
  for (const { id } of rows) await restore(ctx, fieldDefinition, id, trusted)
}
