import { identifierKinds } from '@regulars/model'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { type Identifier, shownValue } from './identifiers.ts'

/** Marks an identifier, with a way to undo. */
export async function markIdentifier(
  identifier: Identifier,
  values: Partial<Pick<Identifier, 'verified' | 'shared'>>,
  title: string,
): Promise<void> {
  try {
    const { changeSetId } = await api.write('PATCH', `identifiers/${identifier.id}`, values)
    offerUndo({ title, changeSetId })
  } catch (error) {
    showProblem(error)
  } finally {
    await invalidateTopic('identifiers')
  }
}

/** Takes an identifier away, with a way to undo. */
export async function removeIdentifier(identifier: Identifier): Promise<void> {
  try {
    const { changeSetId } = await api.write('DELETE', `identifiers/${identifier.id}`)
    const { said } = identifierKinds[identifier.kind]
    offerUndo({ title: `Removed the ${said} ${shownValue(identifier)}.`, changeSetId })
  } catch (error) {
    showProblem(error)
  } finally {
    await invalidateTopic('identifiers')
  }
}
