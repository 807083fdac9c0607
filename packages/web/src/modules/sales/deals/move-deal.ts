import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../../records/objects/described-object.ts'
import { patchShown } from '../../../records/write/save-field.ts'
import type { PathStage } from './deal-path.ts'

/**
 * Moves a deal to another stage: on the screen at once, then on the server, with a way to undo. A stage that asks for more says so, and the deal is back
 * where it was.
 */
export async function moveDeal(
  object: DescribedObject,
  deal: RecordRow,
  stage: Pick<PathStage, 'id' | 'name'>,
  further: Record<string, unknown> = {},
): Promise<boolean> {
  const before = { stageId: deal.stageId }
  patchShown(object, deal.id, { stageId: stage.id })
  try {
    const values = { stageId: stage.id, ...further }
    const { changeSetId } = await api.write('PATCH', `deals/${deal.id}`, values, { ifMatch: deal.version })
    if (changeSetId) offerUndo({ title: `Moved ${titleOf(object, deal)} to ${stage.name}.`, changeSetId })
    return true
  } catch (error) {
    patchShown(object, deal.id, before)
    showProblem(error)
    return false
  } finally {
    await invalidateTopic('deals')
  }
}
