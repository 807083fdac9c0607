import type { Field, FieldKind, FieldOf, ObjectRule, Operator, PageLayout } from '@regulars/model'

/** What the server says of a field beyond its definition. */
export interface FieldFacts {
  key: string
  /** Path of the object that has it; absent while a field is only being made. */
  of?: string
  /** Its name in JSON: references end in `Id`. */
  property: string
  label: string
  operators: readonly Operator[]
  sortable: boolean
  /** The one who asks may change it. */
  writable: boolean
}

/** A field as screens draw it. */
export type DescribedField = Field & FieldFacts
/** A field of one kind as screens draw it. */
export type DescribedFieldOf<K extends FieldKind> = FieldOf<K> & FieldFacts

/** How an object's records are found from another: `contact` has `orders`. */
export interface DescribedRelation {
  name: string
  /** Object whose records they are. */
  to: string
  /** Key of the reference over there. */
  via: string
  one: boolean
}

/** An object as `GET /api/v1/objects` describes it to whom may see it. */
export interface DescribedObject {
  name: string
  path: string
  module: string
  label: string
  labelPlural: string
  description: string
  icon: string
  title: string
  subtitle?: string
  person?: boolean
  /** Made by users of this business. */
  custom?: boolean
  /** Its records are links: keys of the references to what they link. */
  ends?: readonly [string, string]
  /** Key of the field that says when a record happened. */
  time?: string
  columns: readonly string[]
  sort: string
  writes: 'records' | 'managed'
  bin: boolean
  fields: readonly DescribedField[]
  relations: readonly DescribedRelation[]
  /** It can be told which of its records are the same. */
  findsDuplicates?: boolean
  /** What its records must keep; told to those who shape objects. */
  rules?: readonly ObjectRule[]
  /** How its pages are laid out, where people chose otherwise; without the fields that one may not see. */
  page?: PageLayout
  may: Record<'create' | 'read' | 'update' | 'delete', boolean>
}

/** What people call the records that a relation leads to: of links, what the field of links is called. */
export function relationLabel(
  object: DescribedObject,
  { name }: DescribedRelation,
  to: DescribedObject,
): string {
  const field = object.fields.find(({ key }) => key === name)
  return field?.kind === 'links' ? field.label : to.labelPlural
}

/** A record as the API sends it. */
export type RecordRow = { id: string; version?: number } & Record<string, unknown>

/** What a record is called. */
export function titleOf(object: DescribedObject, record: RecordRow | undefined): string {
  const field = object.fields.find(({ key }) => key === object.title)
  const title = field && record?.[field.property]
  if (typeof title === 'string' && title.trim() !== '') return firstLine(title.trim())
  return typeof title === 'number' ? String(title) : `${object.label} without a name`
}

const longestTitle = 120

/** Notes are called by how they begin. */
function firstLine(text: string): string {
  const line = text.split('\n', 1)[0]!
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line
}
