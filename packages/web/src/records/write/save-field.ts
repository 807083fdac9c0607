import { inSentence } from '@regulars/model'
import type { InfiniteData } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import type { ListPage } from '../../app/api-query.ts'
import { asProblem } from '../../app/problem.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import { showToast } from '../../ui/toasts.ts'
import type { AnyValue } from '../inputs/index.tsx'
import {
  type DescribedField,
  type DescribedObject,
  type RecordRow,
  titleOf,
} from '../objects/described-object.ts'

export interface FieldChange {
  object: DescribedObject
  record: RecordRow
  field: DescribedField
  value: AnyValue
}

/** A change by somebody else, as the problem `record.version-clash` tells it. */
export interface Clash {
  version: number
  changed: { field: string; label: string; after: unknown; by: string | null }[]
}

/** What became of a change: saved, refused with why, or made while somebody else changed the same value. */
export type Saved = { ok: true } | { ok: false; error: unknown; clash?: Clash }

/**
 * Saves one value: on the screen at once, then on the server, with a way to undo. When somebody else changed other values of the record
 * meanwhile, it is saved all the same; when they changed this one, nothing is written over unseen.
 */
export async function trySaveField(change: FieldChange): Promise<Saved> {
  const { object, record, field, value } = change
  const before = record[field.property]
  patchShown(object, record.id, { [field.property]: value })
  try {
    const { data, changeSetId } = await api.write<RecordRow>(
      'PATCH',
      `${object.path}/${record.id}`,
      { [field.property]: value },
      { ifMatch: record.version },
    )
    patchShown(object, record.id, { version: data.version, [field.property]: data[field.property] })
    if (changeSetId)
      offerUndo({ title: `Changed ${fieldWords(field)} of ${titleOf(object, record)}.`, changeSetId })
    await queryClient.invalidateQueries({ queryKey: [object.path] })
    return { ok: true }
  } catch (error) {
    const clash = clashOf(error)
    if (clash && clash.changed.length > 0 && !clash.changed.some((each) => each.field === field.property))
      return trySaveField({ ...change, record: { ...record, version: clash.version } })
    patchShown(object, record.id, { [field.property]: before, ...theirsIn(clash) })
    if (clash) void queryClient.invalidateQueries({ queryKey: [object.path] })
    return { ok: false, error, clash }
  }
}

/** The values that somebody else wrote, so that they are seen at once and what is saved next is known to be meant. */
export function theirsIn(clash: Clash | undefined): Partial<RecordRow> {
  if (!clash) return {}
  // The newest change comes first.
  const values = clash.changed.toReversed().map(({ field, after }) => [field, after])
  return { ...Object.fromEntries(values), version: clash.version }
}

/** The clash behind an error; undefined when it is something else. */
export function clashOf(error: unknown): Clash | undefined {
  const { code, document } = asProblem(error)
  return code === 'record.version-clash' ? (document as unknown as Clash) : undefined
}

/** Saves one value as `trySaveField` does, and says in passing why it could not be saved. */
export async function saveField(change: FieldChange): Promise<boolean> {
  const saved = await trySaveField(change)
  if (saved.ok) return true
  if (saved.clash) offerAnyway(change, saved.clash)
  else showProblem(saved.error)
  return false
}

function fieldWords(field: DescribedField): string {
  return inSentence(field.label)
}

function offerAnyway(change: FieldChange, { version, changed }: Clash): void {
  const by = changed[0]?.by ?? 'Somebody else'
  const what = changed.map(({ label, after }) => `${label}: ${after === null ? 'empty' : String(after)}`)
  showToast({
    tone: 'bad',
    title: `${by} changed this ${inSentence(change.object.label)} meanwhile.`,
    detail: `${what.join(' · ')}. Yours is not saved yet: ${change.field.label}: ${change.value === null ? 'empty' : String(change.value)}.`,
    timeoutMs: 0,
    action: {
      label: 'Save mine too',
      onPress: () => void saveField({ ...change, record: { ...change.record, version } }),
    },
  })
}

type Shown = RecordRow | InfiniteData<ListPage<RecordRow>> | ListPage<RecordRow>

/** Puts values into every list and page on the screen that shows the record. */
export function patchShown(object: DescribedObject, id: string, values: Partial<RecordRow>): void {
  queryClient.setQueriesData<Shown>({ queryKey: [object.path] }, (shown) => {
    const next = shown && patched(shown, id, values)
    // Untouched data must not count as fresh.
    return next === shown ? undefined : next
  })
}

function patched(shown: Shown, id: string, values: Partial<RecordRow>): Shown {
  if ('pages' in shown && Array.isArray(shown.pages)) {
    const before: ListPage<RecordRow>[] = shown.pages
    const pages = before.map((page) => patchPage(page, id, values))
    return pages.some((page, at) => page !== before[at]) ? ({ ...shown, pages } as Shown) : shown
  }
  if ('data' in shown && Array.isArray(shown.data)) return patchPage(shown as ListPage<RecordRow>, id, values)
  return 'id' in shown && shown.id === id ? { ...shown, ...values } : shown
}

function patchPage(page: ListPage<RecordRow>, id: string, values: Partial<RecordRow>): ListPage<RecordRow> {
  if (!page.data.some((record) => record.id === id)) return page
  return { ...page, data: page.data.map((record) => (record.id === id ? { ...record, ...values } : record)) }
}
