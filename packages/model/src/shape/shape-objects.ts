import { defineObject, type LinkEnds, linkEndsOf, type ObjectDefinition } from '../define-object.ts'
import type { Field, FieldBase, FieldKind } from '../fields/field.ts'
import { fieldKinds } from '../fields/kinds/index.ts'
import { storedLayout } from './page-layout.ts'
import { storedRules } from './rules.ts'
import { readSettings } from './settings.ts'
import { weaveFields } from './weave-fields.ts'

/** An object as users have made it, or what they call a built-in one: a row of `object_definition`. */
export interface StoredObject {
  name: string
  builtIn: boolean
  label: string
  labelPlural: string
  description: string | null
  icon: string | null
  path: string | null
  table: string | null
  title: string | null
  ownership: string | null
  columns: unknown
  sort: string | null
  rules: unknown
  page: unknown
}

/** A field as users have made it, or what they call a built-in one: a row of `field_definition`. */
export interface StoredField {
  object: string
  key: string
  builtIn: boolean
  label: string
  description: string | null
  section: string | null
  kind: string
  column: string | null
  settings: unknown
  required: boolean
  unique: boolean
  filterable: boolean
  standard: unknown
  /** It is in the bin. */
  removed: boolean
}

/**
 * The objects of a business: those built in, called as its users call them and with the fields they added, and those they made. Fields come in
 * the order given. What cannot be read (a kind that is gone, a reference to an object in the bin) is left out rather than in the way of the rest.
 *
 * Nothing of theirs has the name of something built in: an upgrade lets such names yield before (`yieldNames`). Should one be here all the same, it is
 * left out as well.
 */
export function shapeObjects(
  builtIn: readonly ObjectDefinition[],
  stored: { objects: readonly StoredObject[]; fields: readonly StoredField[] },
): ObjectDefinition[] {
  const names = new Set(builtIn.map(({ name }) => name))
  const paths = new Set(builtIn.map(({ path }) => path))
  const made = stored.objects.filter(
    ({ builtIn, name, path }) => !builtIn && !names.has(name) && !paths.has(path ?? name),
  )
  const targets = new Set([...names, ...made.map(({ name }) => name)])
  const fieldsOf = (name: string) => stored.fields.filter(({ object }) => object === name)
  return weaveFields([
    ...builtIn.map((object) =>
      shapeBuiltIn(
        object,
        stored.objects.find((each) => each.builtIn && each.name === object.name),
        fieldsOf(object.name),
        targets,
      ),
    ),
    ...made.map((object) => shapeMade(object, fieldsOf(object.name), targets)),
  ])
}

/** An object stays the very same value when nobody has changed it, so that what is remembered of it stays too. */
function shapeBuiltIn(
  object: ObjectDefinition,
  called: StoredObject | undefined,
  stored: readonly StoredField[],
  targets: ReadonlySet<string>,
): ObjectDefinition {
  if (!called && stored.length === 0) return object
  const fields: Record<string, Field> = {}
  for (const [key, field] of Object.entries(object.fields)) {
    const own = stored.find((each) => each.builtIn && each.key === key)
    fields[key] = own ? renamed(field, own) : field
  }
  return {
    ...object,
    ...(called ? calledAs(called, object.columns) : {}),
    fields: {
      ...withoutSystem(fields),
      ...madeFields(stored, object.fields, targets),
      ...onlySystem(fields),
    },
    ...formerOf(stored),
  }
}

function calledAs(called: StoredObject, columns: readonly string[]) {
  return {
    label: called.label,
    labelPlural: called.labelPlural,
    ...(called.description ? { description: called.description } : {}),
    ...(called.icon ? { icon: called.icon } : {}),
    columns: Array.isArray(called.columns) ? (called.columns as string[]) : columns,
    ...rulesAndPage(called),
  }
}

function rulesAndPage({ rules, page }: StoredObject) {
  const stored = storedRules(rules)
  const layout = storedLayout(page)
  return { ...(stored.length > 0 ? { rules: stored } : {}), ...(layout ? { page: layout } : {}) }
}

function shapeMade(
  object: StoredObject,
  stored: readonly StoredField[],
  targets: ReadonlySet<string>,
): ObjectDefinition {
  const fields = madeFields(stored, {}, targets)
  const title =
    object.title && Object.hasOwn(fields, object.title)
      ? object.title
      : (Object.keys(fields)[0] ?? 'createdAt')
  const columns = Array.isArray(object.columns) ? (object.columns as string[]) : []
  const ends = object.ownership === 'ends' ? endsAmong(fields) : undefined
  // A link is found by what it links.
  if (fields[title]) fields[title] = { ...fields[title], indexed: true, searchable: !ends }
  const defined = defineObject(object.name, {
    module: 'custom',
    custom: true,
    label: object.label,
    labelPlural: object.labelPlural,
    description: object.description ?? '',
    icon: object.icon ?? 'box',
    title,
    path: object.path ?? object.name,
    table: object.table ?? object.name,
    ownership: ends
      ? { ends }
      : object.ownership === 'shared' || object.ownership === 'ends'
        ? 'shared'
        : 'owner',
    columns: [],
    sort: object.sort ?? '-createdAt',
    ...rulesAndPage(object),
    fields,
  })
  return { ...defined, columns: shownColumns(defined, columns), ...formerOf(stored) }
}

/** The two references of an object of links; undefined when what one of them points to is in the bin. */
function endsAmong(fields: Readonly<Record<string, Field>>): LinkEnds | undefined {
  const keys = Object.keys(fields).filter((key) => {
    const field = fields[key]
    return field?.kind === 'reference' && field.part
  })
  const [one, other] = keys
  return one && other && keys.length === 2 ? [one, other] : undefined
}

/** So many columns lie side by side on a usual screen. */
const mostColumns = 7

/** The columns chosen; without any, the first fields, and when it was created where there is room. */
function shownColumns(object: ObjectDefinition, chosen: readonly string[]): string[] {
  const there = chosen.filter((key) => Object.hasOwn(object.fields, key))
  if (there.length > 0) return there
  const own = Object.entries(object.fields).filter(([, field]) => !field.system && field.kind !== 'longText')
  // Links are shown by what they link and their columns.
  if (linkEndsOf(object)) return own.flatMap(([key]) => (key === object.title ? [] : key)).slice(0, 8)
  return [...own.map(([key]) => key), 'createdAt'].slice(0, mostColumns)
}

function madeFields(
  stored: readonly StoredField[],
  ours: Readonly<Record<string, Field>>,
  targets: ReadonlySet<string>,
): Record<string, Field> {
  const fields: Record<string, Field> = {}
  for (const each of stored) {
    const field = each.builtIn || each.removed ? undefined : toField(each)
    if (!field || Object.hasOwn(ours, each.key)) continue
    if (field.kind !== 'reference' || targets.has(field.to)) fields[each.key] = field
  }
  return fields
}

const searchedKinds: readonly FieldKind[] = ['text', 'email', 'phone', 'identifier']

/** The field that a row describes; undefined when this version cannot read it. */
export function toField(stored: StoredField): Field | undefined {
  if (!Object.hasOwn(fieldKinds, stored.kind)) return undefined
  const kind = stored.kind as FieldKind
  const read = readSettings(kind, stored.settings ?? {})
  if (!read.ok) return undefined
  const base: FieldBase = {
    label: stored.label,
    custom: true,
    ...(stored.column ? { column: stored.column } : {}),
    ...(stored.description ? { description: stored.description } : {}),
    ...(stored.section ? { section: stored.section } : {}),
    ...(stored.required ? { required: true } : {}),
    // What tells a record from all others is what people look for.
    ...(stored.unique || kind === 'identifier'
      ? { unique: true, searchable: searchedKinds.includes(kind) }
      : {}),
    // The database itself follows references when a record goes for good, so they always have their index.
    ...(stored.filterable || kind === 'reference' ? { indexed: true } : {}),
    ...(stored.standard === null || stored.standard === undefined ? {} : { default: stored.standard }),
  }
  const isComputed = 'formula' in read.settings || 'rollUp' in read.settings
  return {
    ...base,
    ...read.settings,
    kind,
    ...(isComputed || kind === 'identifier' ? { readOnly: true } : {}),
  } as Field
}

/** Of a built-in field users may change what people read, never what code relies on. */
function renamed(field: Field, own: StoredField): Field {
  const told = {
    ...field,
    label: own.label,
    ...(own.description ? { description: own.description } : {}),
    ...(own.section ? { section: own.section } : {}),
  }
  if (told.kind !== 'select' && told.kind !== 'multiSelect') return told
  const read = readSettings(told.kind, own.settings ?? {})
  if (!read.ok || !Array.isArray(read.settings.options)) return told
  const labels = new Map(
    (read.settings.options as { value: string }[]).map((option) => [option.value, option]),
  )
  return { ...told, options: told.options.map((option) => ({ ...option, ...labels.get(option.value) })) }
}

function formerOf(stored: readonly StoredField[]): Pick<ObjectDefinition, 'formerFields'> {
  const removed = stored.filter(
    (each) => each.removed && !stored.some((other) => other.key === each.key && !other.removed),
  )
  return removed.length === 0
    ? {}
    : { formerFields: Object.fromEntries(removed.map(({ key, label }) => [key, label])) }
}

const withoutSystem = (fields: Record<string, Field>) =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => !field.system))
const onlySystem = (fields: Record<string, Field>) =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => field.system))
