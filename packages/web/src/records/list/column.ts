import type { FieldKind } from '@regulars/model'
import type { Catalogue } from '../objects/catalogue.ts'
import type { DescribedField, DescribedObject, RecordRow } from '../objects/described-object.ts'

/** A column of a list: a field of its records, or of the one record that they lead to. */
export interface Column {
  /** As in conditions and sorts: `name`, `company.industry`, `score.stillCustomer`. */
  path: string
  label: string
  /** References on the way to the field. */
  steps: readonly string[]
  /** Object that has the field. */
  object: DescribedObject
  field: DescribedField
  /** Names the records; it stays in sight while the others scroll. */
  isTitle: boolean
}

/** The columns of the given paths, those left out that lead nowhere: a field can be removed or hidden after a view was saved. */
export function toColumns(catalogue: Catalogue, object: DescribedObject, paths: readonly string[]): Column[] {
  const columns = paths.flatMap((path) => toColumn(catalogue, object, path) ?? [])
  const title = columns.find(({ isTitle }) => isTitle) ?? toColumn(catalogue, object, object.title)
  const others = columns.filter(({ isTitle }) => !isTitle)
  return title ? [title, ...others] : others
}

/** The column of a path; undefined when it leads nowhere. */
export function toColumn(catalogue: Catalogue, object: DescribedObject, path: string): Column | undefined {
  const words = path.split('.')
  const key = words.at(-1)
  const steps = words.slice(0, -1)
  const at = steps.reduce<DescribedObject | undefined>(
    (from, step) => from && stepFrom(catalogue, from, step),
    object,
  )
  const field = at?.fields.find((each) => each.key === key)
  if (!at || !field) return undefined
  const isTitle = steps.length === 0 && field.key === object.title
  return { path, label: field.label, steps, object: at, field, isTitle }
}

/** Where a reference or a relation to one record leads. */
export function stepFrom(
  catalogue: Catalogue,
  from: DescribedObject,
  step: string,
): DescribedObject | undefined {
  const field = from.fields.find(({ key }) => key === step)
  if (field?.kind === 'reference') return catalogue.find(field.to)
  const relation = from.relations.find(({ name, one }) => one && name === step)
  return relation && catalogue.find(relation.to)
}

/** The `fields` that a list must ask for to draw the columns. */
export function fieldsFor(
  catalogue: Catalogue,
  object: DescribedObject,
  columns: readonly Column[],
): string[] {
  const wanted = new Set(['version'])
  const title = toColumn(catalogue, object, object.title)
  for (const column of title ? [title, ...columns] : columns)
    for (const name of namesFor(catalogue, column)) wanted.add([...column.steps, name].join('.'))
  return [...wanted]
}

/** A cell also needs the name of what is pointed to, the currency of an amount, and the range of an estimate. */
function namesFor(catalogue: Catalogue, { object, field }: Column): string[] {
  const names = [field.property]
  if (field.kind === 'reference') {
    const target = catalogue.find(field.to)
    if (target) names.push(`${field.key}.${target.title}`)
  }
  const has = (key: string) => object.fields.some((each) => each.key === key)
  if (field.kind === 'money' && field.currency && has(field.currency)) names.push(field.currency)
  for (const end of [`${field.key}Low`, `${field.key}High`]) if (has(end)) names.push(end)
  return names
}

/** The record that has the column's field; undefined where the way leads to none. */
export function recordAt({ steps }: Column, record: RecordRow): RecordRow | undefined {
  return steps.reduce<RecordRow | undefined>(
    (at, step) => (at?.[step] ?? undefined) as RecordRow | undefined,
    record,
  )
}

const usualWidth = 180

/** How wide columns of a kind are until somebody drags them, where that is not the usual. */
const widths: Partial<Record<FieldKind, number>> = {
  longText: 280,
  number: 110,
  money: 130,
  share: 130,
  yesNo: 90,
  date: 124,
  instant: 150,
  select: 130,
  email: 230,
  phone: 150,
  link: 190,
  currency: 100,
  country: 130,
  richText: 280,
  time: 90,
  duration: 120,
  rating: 120,
  color: 110,
  address: 260,
  identifier: 120,
  recurrence: 270,
  file: 240,
  links: 260,
  anyReference: 220,
  json: 200,
}

/** Width of a column in pixels: as it was dragged, or as its kind usually needs. */
export function widthOf(column: Column, dragged: Readonly<Record<string, number>>): number {
  return dragged[column.path] ?? (column.isTitle ? 240 : (widths[column.field.kind] ?? usualWidth))
}
