import { useMutation, useQuery } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '../../app/api.ts'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'

interface Reminded {
  id: string
  title: string
  dueOn: string | null
  dueAt: string | null
  remindAt: string
}

/** My open tasks with a reminder, the earliest first: of those that come later, the clock of the page knows when. */
const remindersQuery = apiQuery<ListPage<Reminded>>('tasks', {
  filter: {
    all: [
      { field: 'owner', op: 'is', value: 'me' },
      { field: 'doneAt', op: 'isEmpty' },
      { field: 'remindAt', op: 'isNotEmpty' },
    ],
  },
  fields: 'title,dueOn,dueAt,remindAt',
  sort: 'remindAt',
  limit: 5,
})

const minuteMs = 60_000
const putOffMs = 60 * minuteMs

/** What I asked to be reminded of, from that moment on, wherever I am: done, put off, or left. */
export function Reminders() {
  const may = useMay()
  const { data } = useQuery({ ...remindersQuery, enabled: may('task.read'), staleTime: minuteMs })
  const now = useMinute()
  const due = data?.data.find(({ remindAt }) => Date.parse(remindAt) <= now)
  return <div role="status">{due && <Reminder key={due.id} task={due} mayChange={may('task.update')} />}</div>
}

function Reminder({ task, mayChange }: { task: Reminded; mayChange: boolean }) {
  const { near, time } = useFormat()
  const { id, title, dueOn, dueAt } = task
  const write = useMutation({
    mutationFn: ({ values }: { values: Record<string, unknown>; said: string }) =>
      api.write('PATCH', `tasks/${id}`, values),
    onSuccess: ({ changeSetId }, { said }) => offerUndo({ title: `${said}: ${title}`, changeSetId }),
    onError: (error) => showProblem(error),
    onSettled: () => Promise.all([invalidateTopic('tasks'), invalidateTopic('today')]),
  })
  const putOff = () => ({ remindAt: new Date(Date.now() + putOffMs).toISOString() })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-hairline bg-attention-tint px-4 py-1.5 md:px-6">
      <p className="flex min-w-0 flex-1 basis-56 items-center gap-2">
        <BellRing className="size-4 shrink-0 text-attention" aria-hidden="true" />
        <RecordLink object="task" id={id} className="min-w-0 truncate">
          {title}
        </RecordLink>
        {dueOn && (
          <span className="shrink-0 text-small text-ink">
            due {near(dueOn)}
            {dueAt && ` at ${time(dueAt)}`}
          </span>
        )}
      </p>
      {mayChange && (
        <span className="flex gap-1.5">
          <Button
            onClick={() => write.mutate({ values: { doneAt: new Date().toISOString() }, said: 'Done' })}
          >
            Done
          </Button>
          <Button onClick={() => write.mutate({ values: putOff(), said: 'Put off for an hour' })}>
            In an hour
          </Button>
          <Button onClick={() => write.mutate({ values: { remindAt: null }, said: 'No reminder any more' })}>
            Dismiss
          </Button>
        </span>
      )}
    </div>
  )
}

/** The present moment, minute by minute. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs / 2)
    return () => clearInterval(timer)
  }, [])
  return now
}
