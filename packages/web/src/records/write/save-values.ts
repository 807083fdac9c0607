import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import type { AnyValue } from '../inputs/index.tsx'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'
import { patchShown } from './save-field.ts'

/** Saves several values of a record together: on the screen at once, then on the server, with a way to undo; puts them back when refused. */
export async function saveValues(
  object: DescribedObject,
  record: RecordRow,
  values: Record<string, AnyValue>,
  verb: string,
): Promise<boolean> {
  patchShown(object, record.id, values)
  try {
    const path = `${object.path}/${record.id}`
    const { data, changeSetId } = await api.write<RecordRow>('PATCH', path, values, {
      ifMatch: record.version,
    })
    patchShown(object, record.id, { version: data.version })
    offerUndo({ title: `${verb} ${titleOf(object, record)}.`, changeSetId })
    return true
  } catch (error) {
    patchShown(object, record.id, Object.fromEntries(Object.keys(values).map((key) => [key, record[key]])))
    showProblem(error)
    return false
  } finally {
    await queryClient.invalidateQueries({ queryKey: [object.path] })
  }
}
