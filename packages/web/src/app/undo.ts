import { closeToast, showToast } from '../ui/toasts.ts'
import { api } from './api.ts'
import { showProblem } from './problem-toast.ts'
import { queryClient } from './query-client.ts'

/** A change made here, and what takes it back. */
export interface OwnChange {
  /** What happened, past tense: “34 people added to Best customers.” */
  title: string
  /** What else is to be known of it: who was left out, and why. */
  detail?: string
  /** The change set to undo; without one give `undo`. */
  changeSetId?: string
  /** Takes it back on the screen at once, for optimistic changes. */
  undo?: () => void | Promise<void>
}

const changes: { change: OwnChange; toastId: string }[] = []

/** Says what was done and offers to undo it, by the toast or, later too, by the key `u`. */
export function offerUndo(change: OwnChange): void {
  const toastId = showToast({
    title: change.title,
    detail: change.detail,
    action: { label: 'Undo', keys: 'u', onPress: () => undo(change) },
  })
  changes.push({ change, toastId })
}

/** Undoes the last of one's own changes on this page that was not undone yet. */
export async function undoLast(): Promise<void> {
  const last = changes.at(-1)
  if (!last) showToast({ title: 'Nothing of yours to undo here.' })
  else {
    closeToast(last.toastId)
    await undo(last.change)
  }
}

async function undo(change: OwnChange): Promise<void> {
  const at = changes.findIndex((each) => each.change === change)
  if (at >= 0) changes.splice(at, 1)
  try {
    await change.undo?.()
    const report =
      change.changeSetId && (await api.post<UndoAnswer>(`change-sets/${change.changeSetId}/undo`))
    await queryClient.invalidateQueries()
    showToast({ ...undoneWords(report || undefined), detail: change.title })
  } catch (error) {
    showProblem(error)
  }
}

/** What the server says: large changes are undone in the background; what was changed since stays, and is counted. */
type UndoAnswer = { runId: string } | { keptCount: number }

function undoneWords(answer: UndoAnswer | undefined): { title: string } {
  if (answer && 'runId' in answer) return { title: 'Undoing. You can go on meanwhile.' }
  if (!answer?.keptCount) return { title: 'Undone.' }
  return { title: `Undone, except ${answer.keptCount} that changed since or are in use.` }
}
