import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { showToast } from '../../ui/toasts.ts'

/** What the server says of an undo: what stays because it was changed since or is in use, or that it goes on in the background. */
type UndoAnswer = { runId: string } | { keptCount: number }

/** Takes a change of any size back and says what became of it. */
export async function undoChangeSet(id: string, label: string): Promise<void> {
  try {
    const answer = await api.post<UndoAnswer>(`change-sets/${id}/undo`)
    await queryClient.invalidateQueries()
    showToast({ title: wordsOf(answer), detail: label })
  } catch (error) {
    showProblem(error)
  }
}

function wordsOf(answer: UndoAnswer): string {
  if ('runId' in answer) return 'Undoing. You can go on meanwhile.'
  if (answer.keptCount === 0) return 'Undone.'
  return `Undone, except ${answer.keptCount} that changed since or are in use.`
}
