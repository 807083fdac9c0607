import type { DescribedField, DescribedObject, RecordRow } from '../objects/described-object.ts'
import type { MergePreview, PreviewedRecord } from './merge-preview.ts'

/** What people chose: ids of records by property. */
export type Picks = Readonly<Record<string, string>>

/** A field of the side-by-side view. */
export interface MergeRow {
  field: DescribedField
  /** The records differ in it. */
  isDifferent: boolean
  /** The record whose value it will be; null when it is put together from all of them. */
  from: string | null
  /** A record that shows what the field will be. */
  result: RecordRow
}

/**
 * The fields in which at least one of the records says something, those that differ first: what each will be by the rules, with what
 * people picked on top.
 */
export function mergeRows(object: DescribedObject, preview: MergePreview, picks: Picks): MergeRow[] {
  const rows = preview.chosen.flatMap((chosen) => {
    const field = object.fields.find(({ property }) => property === chosen.property)
    const values = preview.records.map(({ values: record }) => record[chosen.property])
    if (!field?.writable || values.every(saysNothing)) return []
    const from = picks[chosen.property] ?? chosen.recordId
    const source = preview.records.find(({ values: record }) => record.id === from)
    const result = source ? source.values : { id: '', [field.property]: chosen.value }
    return [{ field, isDifferent: new Set(values.map(asText)).size > 1, from, result }]
  })
  return rows.toSorted((a, b) => Number(b.isDifferent) - Number(a.isDifferent))
}

/** Which of the records most likely is to stay: that with the most on it, of several the first. */
export function likelySurvivor({ records }: Pick<MergePreview, 'records'>): string | undefined {
  const countOn = ({ attached }: PreviewedRecord) =>
    Object.values(attached).reduce((sum, count) => sum + count, 0)
  return records.toSorted((a, b) => countOn(b) - countOn(a))[0]?.values.id
}

/** Picks it, or takes the pick back when it was picked before. */
export function togglePick(picks: Picks, property: string, recordId: string): Picks {
  const { [property]: before, ...others } = picks
  return before === recordId ? others : { ...others, [property]: recordId }
}

const saysNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const asText = (value: unknown): string => (saysNothing(value) ? '' : JSON.stringify(value))
