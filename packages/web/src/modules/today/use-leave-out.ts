import { useMutation } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic, queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { type PersonToday, peopleQuery } from './people-query.ts'

interface Leaving {
  task: { title: string; dueOn?: string; doneAt?: string }
  talkedBy?: 'email' | 'call'
  said: string
}

/** Takes somebody off today's list by a task, open or done, which the server looks at: for a while, and to be undone. */
export function useLeaveOut(person: PersonToday) {
  const { user } = useSession()
  const { weekday } = useFormat()
  const leave = useMutation({
    mutationFn: (leaving: Leaving) => write(person, user.id, leaving),
    onMutate: () => takeOut(person),
    onSuccess: (left, { said }) =>
      offerUndo({ title: said, changeSetId: left.changeSetId, undo: () => undoTalk(left) }),
    onError: (error) => showProblem(error),
    onSettled: () => Promise.all([invalidateTopic('today'), invalidateTopic('tasks')]),
  })
  const now = () => new Date().toISOString()
  const { name } = person
  return {
    isPending: leave.isPending,
    snooze: (day: string) =>
      leave.mutate({
        task: { title: `Have a word with ${name}`, dueOn: day },
        said: `${name} waits until ${weekday(day)}.`,
      }),
    notToday: () =>
      leave.mutate({
        task: { title: `Left ${name} in peace`, doneAt: now() },
        said: `${name} is left in peace for two weeks.`,
      }),
    note: (talkedBy: 'email' | 'call') =>
      leave.mutate({
        task: { title: talkedBy === 'call' ? `Called ${name}` : `Wrote to ${name}`, doneAt: now() },
        talkedBy,
        said: talkedBy === 'call' ? `Noted that you called ${name}.` : `Noted that you wrote to ${name}.`,
      }),
  }
}

/** The changes that were made: of the task, and of the talk that is noted with it. */
interface Left {
  changeSetId: string | undefined
  talkChangeSetId: string | undefined
}

async function write(
  { contactId }: PersonToday,
  ownerId: string,
  { task, talkedBy }: Leaving,
): Promise<Left> {
  const { changeSetId } = await api.write('POST', 'tasks', { ...task, contactId, ownerId })
  if (!talkedBy) return { changeSetId, talkChangeSetId: undefined }
  const talk = await api.write('POST', 'touchpoints', {
    contactId,
    type: talkedBy,
    channel: talkedBy === 'call' ? 'phone' : 'email',
    subject: task.title,
    at: task.doneAt,
  })
  return { changeSetId, talkChangeSetId: talk.changeSetId }
}

async function undoTalk({ talkChangeSetId }: Left): Promise<void> {
  if (talkChangeSetId) await api.post(`change-sets/${talkChangeSetId}/undo`)
}

function takeOut({ contactId }: PersonToday): void {
  queryClient.setQueryData(peopleQuery.queryKey, (known) =>
    known ? { data: known.data.filter((each) => each.contactId !== contactId) } : known,
  )
}
