import { useObjects } from '../../records/objects/use-objects.ts'
import { builtInKinds, type RecordKind } from './preview.ts'

/** What a file holds, in the words of the screen. */
export interface KindWords {
  label: string
  hint: string
  one: string
  many: string
}

const builtIn: Record<(typeof builtInKinds)[number], KindWords> = {
  transactions: {
    label: 'Sales',
    hint: 'one row per order or order line',
    one: 'sale',
    many: 'sales',
  },
  contacts: { label: 'People', hint: 'one row per person', one: 'person', many: 'people' },
  companies: { label: 'Companies', hint: 'one row per company', one: 'company', many: 'companies' },
  products: { label: 'Products', hint: 'one row per product', one: 'product', many: 'products' },
  deals: { label: 'Deals', hint: 'one row per deal', one: 'deal', many: 'deals' },
}

/** The kinds of import there are, with the objects that users made and one may add to, and what they are called. */
export function useKinds(): { kinds: readonly RecordKind[]; wordsOf: (kind: RecordKind) => KindWords } {
  const { objects, byPath } = useObjects()
  const made = objects.filter(({ custom, may }) => custom && may.create)
  return {
    kinds: [...builtInKinds, ...made.map(({ path }) => path)],
    wordsOf(kind) {
      if (Object.hasOwn(builtIn, kind)) return builtIn[kind as keyof typeof builtIn]
      const { label = kind, labelPlural = kind } = byPath(kind) ?? {}
      const one = label.toLowerCase()
      return { label: labelPlural, hint: `one row per ${one}`, one, many: labelPlural.toLowerCase() }
    },
  }
}
