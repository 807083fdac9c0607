import { inSentence } from '@regulars/model'
import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import type { Chosen } from '../../app/web-module.ts'
import { showToast } from '../../ui/toasts.ts'
import type { DescribedObject } from '../objects/described-object.ts'

/** Which records are meant. */
export type BulkChoice = Chosen

/** What the server says: done, with what was left out, or begun in the background. */
type BulkAnswer = { changed: number; skipped: number; changeSetId: string | null } | { runId: string }

/** Gives many records the same values, with a way to undo; false when the server refused. */
export function changeMany(
  object: DescribedObject,
  choice: BulkChoice,
  update: Record<string, unknown>,
  what: string,
): Promise<boolean> {
  return writeMany(object, { ...choice, update }, (count) => `Changed ${what} of ${words(object, count)}.`)
}

/** Puts many records into the bin, with a way to undo; false when the server refused. */
export function removeMany(object: DescribedObject, choice: BulkChoice, count: number): Promise<boolean> {
  return writeMany(object, { ...choice, remove: true }, (done = count) => `Deleted ${words(object, done)}.`)
}

async function writeMany(
  object: DescribedObject,
  body: object,
  title: (count: number) => string,
): Promise<boolean> {
  try {
    const answer = await api.post<BulkAnswer>(`${object.path}/bulk`, body)
    if ('runId' in answer) showToast({ title: 'Begun. You can go on meanwhile; Undo waits in the history.' })
    else if (answer.changed === 0)
      showToast({ title: 'Nothing had to be changed.', detail: left(answer.skipped) })
    else offerUndo({ title: title(answer.changed), changeSetId: answer.changeSetId ?? undefined })
    await queryClient.invalidateQueries({ queryKey: [object.path] })
    return true
  } catch (error) {
    showProblem(error)
    return false
  }
}

function words(object: DescribedObject, count: number): string {
  const name = inSentence(count === 1 ? object.label : object.labelPlural)
  return `${count.toLocaleString()} ${name}`
}

function left(skipped: number): string | undefined {
  return skipped === 0 ? undefined : `${skipped} are not yours to change.`
}
