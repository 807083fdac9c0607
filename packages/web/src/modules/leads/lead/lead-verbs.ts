import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { patchShown } from '../../../records/write/save-field.ts'
import type { Lead } from './lead.ts'

/** Changes a lead: on the screen at once, then on the server, with a way to undo. */
export async function changeLead(
  object: DescribedObject,
  lead: Pick<Lead, 'id' | 'version' | 'status'>,
  values: Record<string, unknown>,
  title: string,
): Promise<boolean> {
  patchShown(object, lead.id, values)
  try {
    const { changeSetId } = await api.write('PATCH', `leads/${lead.id}`, values, { ifMatch: lead.version })
    if (changeSetId) offerUndo({ title, changeSetId })
    return true
  } catch (error) {
    patchShown(object, lead.id, { status: lead.status })
    showProblem(error)
    return false
  } finally {
    await invalidateTopic('leads')
  }
}
