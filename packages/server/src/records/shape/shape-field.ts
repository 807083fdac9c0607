import {
  type Field,
  fieldDefinition,
  isComputed,
  type LinksField,
  labelOf,
  linkEndsOf,
  type ObjectDefinition,
  offeredField,
} from '@regulars/model'
import { sql } from 'kysely'
import { toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { create } from '../write/create.ts'
import { remove, restore } from '../write/remove.ts'
import { update } from '../write/update.ts'
import { requireNoReaders } from './check-computed-field.ts'
import { checkField, type FieldFacts, standardOf } from './check-field.ts'
import { requireOptionsFree, requireUnique } from './check-values.ts'
import { fillLater } from './fill-computed.ts'
import { numberLater } from './identifiers.ts'
import { fieldKey, freeColumn, inverseName, requireFreeName } from './names.ts'
import { reshape } from './reshape.ts'
import {
  makeLinks,
  nameLinks,
  removeLinks,
  requireFreeWays,
  restoreLinks,
  takeLinkColumns,
} from './shape-links.ts'
import { objectNamed } from './shape-object.ts'
import { builtInStays, doesNotFit, noSuchField } from './shape-problems.ts'

/** What a new field is. */
export interface NewField {
  label: string
  /** Name in the list of kinds: `text`, `person`. */
  kind: string
  /** Its stable name in the API; made of the label unless given. */
  key?: string | undefined
  description?: string | null | undefined
  section?: string | null | undefined
  required?: boolean | undefined
  unique?: boolean | undefined
  filterable?: boolean | undefined
  /** Value of a new record when none is given. */
  default?: unknown
  settings?: Record<string, unknown> | undefined
}

/** What may be changed of a field; its kind is changed by `changeKind`. */
export type FieldChange = Partial<Omit<NewField, 'kind' | 'key'>>

const trusted = { trusted: true }

/** Adds a field to an object, built in or made by users; answers with its key. */
export async function createField(ctx: Ctx, objectName: string, given: NewField): Promise<string> {
  const { label } = objectNamed(ctx, objectName)
  return reshape(ctx, `Added the field ${given.label} to ${label.toLowerCase()}`, async (within) => {
    const object = objectNamed(within, objectName)
    const key = fieldKey(within.registry, object, given)
    const facts = newFacts(within, object, key, given)
    const columns = takeLinkColumns(facts.settings)
    if (facts.kind === 'links') await nameLinks(within, object, facts)
    if (facts.kind === 'anyReference') requireFreeWays(within, object, facts)
    const field = checkField(within, object, facts)
    await create(
      within,
      fieldDefinition,
      {
        object: object.name,
        key,
        kind: field.kind,
        column: await freeColumn(within, object, key, field.kind === 'reference'),
        position: await nextPosition(within, object),
        ...rowOf(facts, standardOf(field)),
      },
      trusted,
    )
    if (field.kind === 'links') await makeLinks(within, object, key, field, columns)
    if (isComputed(field) && !field.live) await fillLater(within, object.name, key, facts.label)
    if (field.kind === 'identifier') await numberLater(within, object.name, key, facts.label)
    return key
  })
}

/** The facts of a new field, with what its kind fixes and what nobody needs to say. */
function newFacts(ctx: Ctx, object: ObjectDefinition, key: string, given: NewField): FieldFacts {
  const offered = offeredField(given.kind)
  if (!offered)
    throw doesNotFit(
      `There is no kind of field “${given.kind.slice(0, 40)}”.`,
      'GET /api/v1/field-kinds lists them.',
      'kind',
    )
  const settings: Record<string, unknown> = { ...given.settings, ...offered.fixed }
  // The product alone says which references make a record part of another.
  delete settings.part
  if (offered.kind === 'text' && !offered.computed) settings.maxLength ??= 500
  if (offered.kind === 'reference') {
    const to = ctx.registry.find(String(settings.to))
    if (to) settings.inverse ??= inverseName(ctx.registry, object, to, key)
    settings.onRemove ??= 'clear'
  }
  const { label, description = null, section = null, required = false, unique = false } = given
  const filterable = given.filterable ?? true
  return {
    key,
    kind: offered.kind,
    label,
    description,
    section,
    required,
    unique,
    filterable,
    standard: given.default,
    settings,
  }
}

const rowOf = ({ key: _, kind: __, standard: ___, ...facts }: FieldFacts, standard: unknown) => ({
  ...facts,
  standard: standard ?? null,
})

async function nextPosition(ctx: Ctx, object: ObjectDefinition): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(position), 0) + 1 as next from field_definition where object = ${object.name}`.execute(
    ctx.db,
  )
  return Number(rows[0]?.next ?? 1)
}

/** Changes what a field is called and what it asks of values. Its key in the API stays. */
export async function changeField(
  ctx: Ctx,
  objectName: string,
  key: string,
  change: FieldChange,
): Promise<void> {
  const { label } = objectNamed(ctx, objectName)
  await reshape(ctx, `Changed a field of ${label.toLowerCase()}`, async (within) => {
    const object = objectNamed(within, objectName)
    const field = fieldNamed(object, key)
    requireFreeLabel(object, key, change.label)
    if (field.kind === 'links' && field.isMirror) throw changedThere(within, field)
    if (field.custom) await changeOwn(within, object, key, field, change)
    else await changeBuiltIn(within, object, key, field, change)
  })
}

async function changeOwn(ctx: Ctx, object: ObjectDefinition, key: string, field: Field, change: FieldChange) {
  const { id, ...row } = await ownRow(ctx, object, key)
  const { default: standard = row.standard, settings, ...rest } = change
  const facts: FieldFacts = { ...row, ...rest, standard, settings: changedSettings(row.settings, settings) }
  const changed = checkField(ctx, object, facts)
  if (changed.kind !== field.kind || toColumn(key, changed).type !== toColumn(key, field).type)
    throw doesNotFit(
      `That would make another kind of value of ${row.label}.`,
      'Add a field for it, and remove this one.',
      'settings.formula',
    )
  if (facts.unique && !row.unique) await requireUnique(ctx, object, key, field)
  if (isComputed(changed)) {
    if (!changed.live) await fillLater(ctx, object.name, key, facts.label)
  } else await requireOptionsFree(ctx, object, key, field, changed)
  await update(ctx, fieldDefinition, id, rowOf(facts, standardOf(changed)), trusted)
}

const fixedSettings = ['to', 'inverse', 'one', 'part', 'through', 'here', 'there', 'known']

/** What a field points to, and how it is known there, stays: conditions and other fields rely on it. */
function changedSettings(before: Record<string, unknown>, change: Record<string, unknown> | undefined) {
  if (!change) return before
  for (const fixed of fixedSettings) {
    if (change[fixed] !== undefined && JSON.stringify(change[fixed]) !== JSON.stringify(before[fixed]))
      throw doesNotFit(
        'What a field points to cannot be changed.',
        'Add a field for the other object, and remove this one.',
        `settings.${fixed}`,
      )
  }
  return { ...before, ...change }
}

async function changeBuiltIn(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  field: Field,
  change: FieldChange,
) {
  const { label, description, section, settings, ...beyond } = change
  const may = 'Label, help text, section, and the labels of options can be changed.'
  if (Object.values(beyond).some((value) => value !== undefined)) throw builtInStays(labelOf(key, field), may)
  if (settings && (Object.keys(settings).some((name) => name !== 'options') || !('options' in field)))
    throw builtInStays(labelOf(key, field), may)
  const values = {
    ...(label === undefined ? {} : { label }),
    ...(description === undefined ? {} : { description }),
    ...(section === undefined ? {} : { section }),
    ...(settings === undefined ? {} : { settings }),
  }
  const id = await builtInRow(ctx, object, key)
  if (id) await update(ctx, fieldDefinition, id, values, trusted)
  else {
    const called = { object: object.name, key, builtIn: true, kind: field.kind, label: labelOf(key, field) }
    await create(ctx, fieldDefinition, { ...called, ...values }, trusted)
  }
}

async function builtInRow(ctx: Ctx, object: ObjectDefinition, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from field_definition where object = ${object.name} and key = ${key} and built_in and deleted_at is null`.execute(
    ctx.db,
  )
  return rows[0]?.id
}

/** The other side of links follows from the field that made them. */
const changedThere = ({ registry }: Ctx, { to, inverse = '' }: LinksField) =>
  doesNotFit(
    `It is the other side of ${registry.object(to).fields[inverse]?.label ?? 'a field'} of ${registry.object(to).labelPlural.toLowerCase()}.`,
    'Change or remove that field.',
    'key',
  )

/** Two fields that people cannot tell apart are a trap in every list of fields. */
function requireFreeLabel(object: ObjectDefinition, key: string, label: string | undefined): void {
  const twin = Object.entries(object.fields).find(
    ([other, field]) =>
      other !== key && !field.internal && labelOf(other, field).toLowerCase() === label?.toLowerCase(),
  )
  if (twin)
    throw doesNotFit(
      `${object.labelPlural} have a field ${labelOf(...twin)} already.`,
      'Call this one otherwise.',
      'label',
    )
}

/** A field of an object. @throws Problem `shape.no-such-field` */
export function fieldNamed(object: ObjectDefinition, key: string): Field {
  const field = Object.hasOwn(object.fields, key) ? object.fields[key] : undefined
  if (!field || field.internal || field.partOf) throw noSuchField(object, key)
  return field
}

/** The facts of a field that users made, and the id of its row. */
export async function ownRow(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
): Promise<FieldFacts & { id: string }> {
  const { rows } = await sql<FieldFacts & { id: string }>`
    select id, key, kind, label, description, section, required, "unique", filterable, standard, coalesce(settings, '{}') as settings
    from field_definition where object = ${object.name} and key = ${key} and not built_in and deleted_at is null`.execute(
    ctx.db,
  )
  if (!rows[0]) throw noSuchField(object, key)
  return rows[0]
}

/** Puts the fields of an object in another order. Those not named keep theirs, after them. */
export async function orderFields(ctx: Ctx, objectName: string, keys: readonly string[]): Promise<void> {
  const { label } = objectNamed(ctx, objectName)
  await reshape(ctx, `Put the fields of ${label.toLowerCase()} in order`, async (within) => {
    const object = objectNamed(within, objectName)
    for (const [index, key] of keys.entries()) {
      if (!fieldNamed(object, key).custom) continue
      const { id } = await ownRow(within, object, key)
      await update(within, fieldDefinition, id, { position: index - keys.length }, trusted)
    }
  })
}

/** Puts a field into the bin. Its values stay where they are, and come back with it. */
export async function removeField(ctx: Ctx, objectName: string, key: string): Promise<void> {
  const { label } = fieldNamed(objectNamed(ctx, objectName), key)
  await reshape(ctx, `Removed the field ${label ?? key}`, async (within) => {
    const object = objectNamed(within, objectName)
    const field = fieldNamed(object, key)
    if (field.kind === 'links' && field.isMirror) throw changedThere(within, field)
    if (!field.custom) throw builtInStays(labelOf(key, field), 'Hide it from people by their role instead.')
    requireNoReaders(within.registry, object, key)
    if (linkEndsOf(object)?.includes(key))
      throw doesNotFit(
        'A link is nothing without what it links.',
        'Remove the field that made these links.',
        'key',
      )
    if (field.kind === 'links') await removeLinks(within, field)
    if (object.title === key)
      throw doesNotFit(
        `${object.labelPlural} are called by this field.`,
        'Choose another field as the name first.',
        'title',
      )
    await remove(within, fieldDefinition, (await ownRow(within, object, key)).id, trusted)
  })
}

/** Takes a field out of the bin, with the values it had. @throws Problem `shape.name-taken` when another has its key by now */
export async function restoreField(ctx: Ctx, id: string): Promise<void> {
  await reshape(ctx, 'Brought back a field', async (within) => {
    const { rows } = await sql<{ object: string; key: string; label: string }>`
      select object, key, label from field_definition where id = ${id} and deleted_at is not null`.execute(
      within.db,
    )
    const [row] = rows
    const object = row && objectNamed(within, row.object)
    if (!object) throw noSuchField({ labelPlural: 'Objects' } as ObjectDefinition, id)
    requireFreeName(within.registry, object, row.key, row.label, 'key')
    await restoreLinks(within, id)
    await restore(within, fieldDefinition, id, trusted)
  })
}
