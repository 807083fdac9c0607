import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'

/** Puts a record into the bin, with a way to undo; false when the server refused. */
export async function removeRecord(object: DescribedObject, record: RecordRow): Promise<boolean> {
  try {
    const { changeSetId } = await api.write<void>('DELETE', `${object.path}/${record.id}`)
    offerUndo({ title: `Deleted ${titleOf(object, record)}.`, changeSetId })
    queryClient.removeQueries({ queryKey: [object.path, `${object.path}/${record.id}`] })
    await queryClient.invalidateQueries({ queryKey: [object.path] })
    return true
  } catch (error) {
    showProblem(error)
    return false
  }
}
