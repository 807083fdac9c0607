import type { DescribedField, DescribedObject } from '../objects/described-object.ts'

/** Fields that say nothing to people who plan. */
const plumbing: ReadonlySet<string> = new Set(['updatedAt', 'changeSet', 'version', 'deletedAt'])

/** Fields that the columns of a board can be made of: one of a few. States with colours come first, people and other records last. */
export function boardFields({ fields }: DescribedObject): DescribedField[] {
  const rank = (field: DescribedField): number | undefined => {
    if (plumbing.has(field.key)) return undefined
    if (field.kind === 'select') return field.options.some(({ color }) => color) ? 0 : 1
    if (field.kind === 'yesNo') return 2
    return field.kind === 'reference' && field.key !== 'createdBy' ? 3 : undefined
  }
  return fields
    .flatMap((field) => ({ field, rank: rank(field) }))
    .filter((each) => each.rank !== undefined)
    .toSorted((a, b) => Number(!a.field.writable) - Number(!b.field.writable) || a.rank! - b.rank!)
    .map(({ field }) => field)
}

/** Fields that say when something is, but not days that come round every year; those one may change first, the object's own time among the first. */
export function dateFields({ fields, time }: DescribedObject): DescribedField[] {
  const dates = fields.filter(
    ({ kind, key }) => (kind === 'date' || kind === 'instant') && !plumbing.has(key),
  )
  const rank = ({ key, writable }: DescribedField) => (key === time ? 0 : writable ? 1 : 2)
  return dates.toSorted((a, b) => rank(a) - rank(b))
}
