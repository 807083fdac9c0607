import { useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { queryClient } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'

/** Objects and fields in the bin. */
export interface RemovedShapes {
  objects: { id: string; name: string; label: string; icon: string | null; removedAt: string }[]
  fields: { id: string; object: string; key: string; label: string; kind: string; removedAt: string }[]
}

const removedQuery = apiQuery<RemovedShapes>('objects/removed')

/** Asks what of objects and fields is in the bin. */
export const useRemovedShapes = () => useQuery(removedQuery)

/** Everything drawn from definitions is drawn anew. */
export const redraw = (): Promise<void> => queryClient.invalidateQueries()

/** Puts a field into the bin and offers to take it out again. */
export async function removeField(object: DescribedObject, field: DescribedField): Promise<void> {
  await api.delete(`objects/${object.name}/fields/${field.key}`)
  await redraw()
  offerUndo({
    title: `Removed the field ${field.label}.`,
    async undo() {
      const { fields } = await api.get<RemovedShapes>('objects/removed')
      const gone = fields.find(({ object: name, key }) => name === object.name && key === field.key)
      if (gone) await restoreShape('removed-fields', gone.id)
    },
  })
}

/** Puts an object into the bin and offers to take it out again. */
export async function removeObject(object: DescribedObject): Promise<void> {
  await api.delete(`objects/${object.name}`)
  await redraw()
  offerUndo({
    title: `Removed the object ${object.label}.`,
    async undo() {
      const { objects } = await api.get<RemovedShapes>('objects/removed')
      const gone = objects.find(({ name }) => name === object.name)
      if (gone) await restoreShape('removed', gone.id)
    },
  })
}

/** Takes an object (`removed`) or a field (`removed-fields`) out of the bin. */
export async function restoreShape(which: 'removed' | 'removed-fields', id: string): Promise<void> {
  await api.post(`objects/${which}/${id}/restore`, {})
  await redraw()
}

/** The objects that people shape: those whose records they write themselves. */
export function shapeable(objects: readonly DescribedObject[]): DescribedObject[] {
  return objects
    .filter(({ writes, module, ends }) => writes === 'records' && module !== 'governance' && !ends)
    .toSorted((a, b) => Number(b.custom ?? false) - Number(a.custom ?? false))
}
