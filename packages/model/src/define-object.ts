import type { Comparing } from './duplicates/comparing.ts'
import type { Field, FieldValues } from './fields/field.ts'
import { alwaysFields, deletedAtField, ownerField } from './fields/system-fields.ts'
import type { ObjectRule } from './shape/object-rule.ts'
import type { PageLayout } from './shape/page-layout.ts'

/** Who a record belongs to, for the permission scopes *mine* and *team*. */
export type Ownership =
  /** The record has a field `owner`. */
  | 'owner'
  /** Everyone who may see any may see all: products, templates, stores. */
  | 'shared'
  /** The record belongs to whom the record behind this reference field belongs to: an order to its contact's owner. */
  | { via: string }
  /** The record links two others, and belongs to both: keys of the two references. Who sees both sees it. */
  | { ends: LinkEnds }

/** Keys of the two references of a link. */
export type LinkEnds = readonly [string, string]

export interface ObjectOptions<F extends Record<string, Field> = Record<string, Field>> {
  /** Module of the map that owns it; the same name on the server and in the web app. */
  module: string
  label: string
  labelPlural: string
  description: string
  /** Name of a lucide icon. */
  icon: string
  /** Field shown where the record is named. */
  title: keyof F & string
  /** Field shown under the title in search results. */
  subtitle?: keyof F & string
  fields: F
  ownership: Ownership
  /** The records are people, so sentences say "who". */
  person?: boolean
  /** The fields by which records are told apart when duplicates are looked for, and how each is compared. Fields that people made join by their kind. */
  duplicates?: Readonly<Record<string, Comparing>>
  /** The moment or day a record speaks of: orders by `placedAt`. `within` in conditions refers to it. */
  time?: keyof F & string
  /** Path of the day whose exchange rate holds for its amounts; that of today where there is none. */
  amountsOn?: string
  /** Columns of the list when nobody chose others. */
  columns: ReadonlyArray<(keyof F & string) | SystemFieldKey>
  /** Order of the list when nobody chose another; `-` for descending. Default `-createdAt`. */
  sort?: string
  /** Last segment of the API path when it is not the kebab-cased name with an s. */
  path?: string
  /** Table when it is not the snake-cased name. */
  table?: string
  /**
   * `records`: created, changed and removed through the record engine by anyone with permission.
   * `managed`: written only by its module's verbs; the generic API reads it.
   */
  writes?: 'records' | 'managed'
  /** Removed records go to the bin and can come back. Default true for `records`. */
  bin?: boolean
  /** Made by users of this business. */
  custom?: boolean
  /** Labels of fields that were there and are in the bin, by key: what an old link or filter may still name. */
  formerFields?: Readonly<Record<string, string>>
  /** What its records must keep; each a formula with a sentence. */
  rules?: readonly ObjectRule[]
  /** How the pages of its records are laid out, where people chose otherwise. */
  page?: PageLayout
  /** Computed from other records and made again at any time, so it is never a reason to keep what it speaks of. */
  derived?: boolean
  /**
   * Written by the hundred thousand, so each index counts: its references are kept by triggers that look at all rows of a statement at once, and of the
   * fields that every record has only those are indexed that its lists and its undo read along.
   */
  writtenInBulk?: boolean
}

export type SystemFieldKey = 'id' | 'createdAt' | 'updatedAt' | 'version' | 'createdBy' | 'owner'

export interface ObjectDefinition<N extends string = string, F = unknown>
  extends Omit<ObjectOptions, 'path' | 'table' | 'sort' | 'writes' | 'bin' | 'columns'> {
  name: N
  path: string
  table: string
  sort: string
  writes: 'records' | 'managed'
  bin: boolean
  columns: readonly string[]
  /** Own fields followed by the system fields. `id` is not among them: every record has one. */
  fields: Record<string, Field>
  /** Type carrier for `RowOf`; never present at run time. */
  readonly ownFields?: F
}

/**
 * Defines an object once; everything else follows from it.
 * Adds the system fields every record has: `createdAt`, `updatedAt`, `version`, `createdBy`, `changeSet` (the change set that created
 * it), and where it applies `owner` and `deletedAt`.
 */
export function defineObject<const N extends string, const F extends Record<string, Field>>(
  name: N,
  options: ObjectOptions<F>,
): ObjectDefinition<N, F> {
  const writes = options.writes ?? 'records'
  const bin = options.bin ?? writes === 'records'
  return {
    ...options,
    name,
    writes,
    bin,
    path: options.path ?? `${toKebab(name)}s`,
    table: options.table ?? toSnake(name),
    sort: options.sort ?? '-createdAt',
    fields: {
      ...options.fields,
      ...(options.ownership === 'owner' ? { owner: ownerField } : {}),
      ...alwaysFields,
      ...(options.writtenInBulk ? sparing(options.derived) : {}),
      ...(bin ? { deletedAt: deletedAtField } : {}),
    },
  }
}

/** When a record in bulk was written is asked less than when it happened; what is derived comes with no change set. */
const sparing = (derived = false): Record<string, Field> => ({
  createdAt: { ...alwaysFields.createdAt, indexed: false },
  ...(derived ? { changeSet: { ...alwaysFields.changeSet, indexed: false } } : {}),
})

/** `orderLine` → `order_line`. */
export const toSnake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
/** `orderLine` → `order-line`. */
export const toKebab = (key: string): string => key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
/** Database column of a field: snake case, references with `_id`, unless the field names another. */
export const columnOf = (key: string, field: Field): string =>
  field.column ?? (field.kind === 'reference' ? `${toSnake(key)}_id` : toSnake(key))
/** The two references of an object whose records are links; undefined for all other objects. */
export const linkEndsOf = ({ ownership }: Pick<ObjectDefinition, 'ownership'>): LinkEnds | undefined =>
  typeof ownership === 'object' && 'ends' in ownership ? ownership.ends : undefined
/** Key of the reference to the record that another belongs to; undefined where it belongs to none, or to two. */
export const belongsVia = ({ ownership }: Pick<ObjectDefinition, 'ownership'>): string | undefined =>
  typeof ownership === 'object' && 'via' in ownership ? ownership.via : undefined
/** Property of a field in JSON: references with `Id`. */
export const propertyOf = (key: string, field: Field): string =>
  field.kind === 'reference' ? `${key}Id` : key
/** What people read for a field: its label, or its key in words. */
export const labelOf = (key: string, field: Field): string =>
  field.label ?? sentenceCase(key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase())

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

type Property<K extends string, D> = D extends { kind: 'reference' } ? `${K}Id` : K
type Value<D> = D extends { kind: 'select'; options: ReadonlyArray<{ value: infer V }> }
  ? V
  : D extends { kind: infer K extends keyof FieldValues }
    ? FieldValues[K]
    : never
type Nullable<D> = D extends { required: true } ? Value<D> : Value<D> | null

/** A record of the object as JSON carries it, system fields included. */
export type RowOf<O> =
  O extends ObjectDefinition<string, infer F>
    ? { [K in keyof F & string as Property<K, F[K]>]: Nullable<F[K]> } & SystemRow
    : never

/** The part every record has. */
export interface SystemRow {
  id: string
  createdAt: string
  updatedAt: string
  version: number
  createdById: string | null
  changeSetId: string | null
  ownerId?: string | null
  deletedAt?: string | null
}
