import { inSentence } from '@regulars/model' /** One act of changing: `GET /api/v1/change-sets`. */
export interface ChangeSet {
  id: string
  kind: string
  label: string
  source: string | null
  state: 'open' | 'done' | 'undoing' | 'undone'
  /** Changed records by object and by what happened to them. */
  counts: Record<string, Partial<Record<'created' | 'updated' | 'removed', number>>> | null
  final: boolean
  undoneAt: string | null
  createdAt: string
  createdById: string | null
  createdBy?: { id: string; name: string } | null
  report: { restored: number; removed: number; keptCount: number } | null
}

/** How an object is called, for one and for many. */
export type ObjectWords = (name: string) => { label: string; labelPlural: string } | undefined

/** What was changed, in words: “1,500 people and 5,621 orders added, 3 companies changed”. */
export function countsInWords(
  counts: ChangeSet['counts'],
  words: ObjectWords,
  format: { number: (value: number) => string; list: (items: readonly string[]) => string },
): string {
  return happenings
    .flatMap(({ event, said }) => {
      const parts = Object.entries(counts ?? {}).flatMap(([object, byEvent]) => {
        const count = byEvent[event] ?? 0
        return count > 0 ? [`${format.number(count)} ${nameOf(object, count, words)}`] : []
      })
      return parts.length > 0 ? [`${format.list(parts)} ${said}`] : []
    })
    .join(' · ')
}

const happenings = [
  { event: 'created', said: 'added' },
  { event: 'updated', said: 'changed' },
  { event: 'removed', said: 'removed' },
] as const

function nameOf(object: string, count: number, words: ObjectWords): string {
  const known = words(object)
  if (!known) return count === 1 ? 'record' : 'records'
  return inSentence(count === 1 ? known.label : known.labelPlural)
}
