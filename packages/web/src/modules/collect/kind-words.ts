import { inSentence } from '@regulars/model'
import { useObjects } from '../../records/objects/use-objects.ts'
import type { RecordKind } from './preview.ts'

/** What a file holds, in the words of the screen. */
export interface KindWords {
  label: string
  hint: string
  one: string
  many: string
}

const sales: KindWords = {
  label: 'Sales',
  hint: 'one row per order or order line',
  one: 'sale',
  many: 'sales',
}

/** The words for a kind of import: those of the object whose records its rows are. */
export function useKindWords(): (kind: RecordKind) => KindWords {
  const { objects } = useObjects()
  return (kind) => {
    if (kind === 'transactions') return sales
    const object = objects.find(({ path }) => path === kind)
    if (!object) return { label: kind, hint: '', one: 'row', many: 'rows' }
    const one = inSentence(object.label)
    return {
      label: object.labelPlural,
      hint: `one row per ${one}`,
      one,
      many: inSentence(object.labelPlural),
    }
  }
}
