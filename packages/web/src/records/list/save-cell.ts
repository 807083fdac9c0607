import { asProblem } from '../../app/problem.ts'
import type { Place } from '../../ui/format/use-format.tsx'
import type { AnyValue } from '../inputs/index.tsx'
import type { DescribedField, DescribedObject, RecordRow } from '../objects/described-object.ts'
import { writeText } from '../texts/write-text.ts'
import { type Clash, trySaveField } from '../write/save-field.ts'
import type { CellFaults } from './cell-faults.ts'
import type { Column } from './column.ts'

export interface CellChange {
  object: DescribedObject
  record: RecordRow
  column: Column
  value: AnyValue
  faults: CellFaults
  place: Place
}

/** Saves what was written into a cell; what cannot be saved stays in it, with why. */
export async function saveCell({ object, record, column, value, faults, place }: CellChange): Promise<void> {
  const { field, path } = column
  faults.clear(record.id, path)
  const saved = await trySaveField({ object, record, field, value })
  if (saved.ok) return
  const text = writeText(field, { ...record, [field.property]: value }, place)
  const sentence = saved.clash
    ? clashSentence(saved.clash, field, record, place)
    : (asProblem(saved.error).faultOf(field.property) ?? problemSentence(saved.error))
  faults.set(record.id, path, { sentence, text, value })
}

function problemSentence(error: unknown): string {
  const { message, detail } = asProblem(error)
  return [message, detail].filter(Boolean).join(' ')
}

/** Says who changed the value meanwhile, and to what. */
export function clashSentence(
  { changed }: Clash,
  field: DescribedField,
  record: RecordRow,
  place: Place,
): string {
  const change = changed.find((each) => each.field === field.property) ?? changed[0]
  const by = change?.by ?? 'Somebody else'
  if (!change) return 'Somebody else changed it meanwhile. Yours is kept here and not saved.'
  const theirs =
    field.kind === 'reference' ? '' : writeText(field, { ...record, [field.property]: change.after }, place)
  const what = change.after === null ? 'emptied it' : theirs ? `changed it to “${theirs}”` : 'changed it'
  return `${by} ${what} meanwhile. Yours is kept here and not saved.`
}
