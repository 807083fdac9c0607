import { readRecurrence, sayRecurrence } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic, queryClient } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { When } from '../../ui/When.tsx'
import { myTasksQuery, type Task } from './tasks.ts'

/** One task, to be ticked off. */
export function TaskRow({ task }: { task: Task }) {
  const may = useMay()
  const done = useMutation({
    mutationFn: () => api.write('PATCH', `tasks/${task.id}`, { doneAt: new Date().toISOString() }),
    onMutate: () => takeOut(task),
    onSuccess: ({ changeSetId }) => offerUndo({ title: `Done: ${task.title}`, changeSetId }),
    onError: (error) => showProblem(error),
    onSettled: () => Promise.all([invalidateTopic('tasks'), invalidateTopic('today')]),
  })
  return (
    <li className="flex items-start gap-2.5 border-b border-hairline py-2 last:border-0">
      <span className="flex h-5 items-center">
        <Checkbox
          checked={done.isPending}
          disabled={!may('task.update')}
          onCheckedChange={() => done.mutate()}
          aria-label={`Done: ${task.title}`}
        />
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        {task.contact ? (
          <RecordLink object="contact" id={task.contact.id}>
            {task.title}
          </RecordLink>
        ) : (
          task.title
        )}
        {task.priority === 'high' && (
          <Pill tone="attention" className="ms-1.5">
            High
          </Pill>
        )}
        <DueWords task={task} />
      </span>
    </li>
  )
}

/** When it is due and how it repeats. */
function DueWords({ task: { dueOn, dueAt, recurrence } }: { task: Task }) {
  const { time, locale } = useFormat()
  const rule = recurrence === null ? undefined : readRecurrence(recurrence)
  if (!dueOn) return null
  return (
    <span className="block text-small text-muted">
      <When at={dueOn} />
      {dueAt && ` at ${time(dueAt)}`}
      {rule?.ok && ` · ${sayRecurrence(rule.value, locale)}`}
    </span>
  )
}

function takeOut(task: Task): void {
  queryClient.setQueryData(myTasksQuery.queryKey, (known) =>
    known ? { ...known, count: known.count - 1, data: known.data.filter(({ id }) => id !== task.id) } : known,
  )
}
