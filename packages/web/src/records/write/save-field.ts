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
interface Clash {
  version: number
  changed: { label: string; after: unknown; by: string | null }[]
}

/**
 * Saves one value: on the screen at once, then on the server, with a way to undo. When somebody else changed the record meanwhile,
 * says what they changed and keeps what was typed, to be saved all the same.
 */
export async function saveField(change: FieldChange): Promise<boolean> {
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
    return true
  } catch (error) {
    patchShown(object, record.id, { [field.property]: before })
    const { code, document } = asProblem(error)
    if (code === 'record.version-clash') offerAnyway(change, document as unknown as Clash)
    else showProblem(error)
    return false
  }
}

function fieldWords(field: DescribedField): string {
  return field.label.charAt(0).toLowerCase() + field.label.slice(1)
}

function offerAnyway(change: FieldChange, { version, changed }: Clash): void {
  void queryClient.invalidateQueries({ queryKey: [change.object.path] })
  const by = changed[0]?.by ?? 'Somebody else'
  const what = changed.map(({ label, after }) => `${label}: ${after === null ? 'empty' : String(after)}`)
  showToast({
    tone: 'bad',
    title: `${by} changed this ${change.object.label.toLowerCase()} meanwhile.`,
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
    if (!shown) return shown
    if ('pages' in shown && Array.isArray(shown.pages))
      return { ...shown, pages: shown.pages.map((page) => patchPage(page, id, values)) } as Shown
    if ('data' in shown && Array.isArray(shown.data))
      return patchPage(shown as ListPage<RecordRow>, id, values)
    return 'id' in shown && shown.id === id ? { ...shown, ...values } : shown
  })
}

function patchPage(page: ListPage<RecordRow>, id: string, values: Partial<RecordRow>): ListPage<RecordRow> {
  if (!page.data.some((record) => record.id === id)) return page
  return { ...page, data: page.data.map((record) => (record.id === id ? { ...record, ...values } : record)) }
}
