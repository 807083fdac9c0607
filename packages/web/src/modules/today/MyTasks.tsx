import { dayAt } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useMay } from '../../app/session.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { AddTask } from './AddTask.tsx'
import { TaskRow } from './TaskRow.tsx'
import { myTasksQuery, type Task } from './tasks.ts'

/** What I promised to do: late, today, later. Ticked off, it can be taken back. */
export function MyTasks() {
  const may = useMay()
  const mayRead = may('task.read')
  const { data, error, refetch } = useQuery({ ...myTasksQuery, enabled: mayRead })
  const { timeZone } = useFormat()
  if (!mayRead) return null
  const today = dayAt(new Date(), timeZone)
  return (
    <section aria-labelledby="my-tasks">
      <SectionHeader id="my-tasks" title="My tasks" count={data?.count || undefined} />
      {may('task.create') && <AddTask />}
      {error && <ProblemState error={error} what="your tasks" onRetry={refetch} />}
      {!data && !error && <SkeletonText />}
      {data && <Days tasks={data.data} today={today} />}
      {data && data.count > data.data.length && (
        <p className="mt-2 text-small text-muted">{data.count - data.data.length} more are due later.</p>
      )}
    </section>
  )
}

function Days({ tasks, today }: { tasks: readonly Task[]; today: string }) {
  if (tasks.length === 0) return <p className="mt-2 text-muted">Nothing is waiting for you.</p>
  const parts = [
    { title: 'Late', tasks: tasks.filter(({ dueOn }) => dueOn !== null && dueOn < today), isLate: true },
    { title: 'Today', tasks: tasks.filter(({ dueOn }) => dueOn === today) },
    { title: 'Later', tasks: tasks.filter(({ dueOn }) => dueOn !== null && dueOn > today) },
    { title: 'Some day', tasks: tasks.filter(({ dueOn }) => dueOn === null) },
  ]
  return parts
    .filter((part) => part.tasks.length > 0)
    .map(({ title, tasks: some, isLate }) => (
      <div key={title} className="mt-3">
        <h3
          className={isLate ? 'text-small font-medium text-attention' : 'text-small font-medium text-muted'}
        >
          {title}
        </h3>
        <ul>
          {some.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      </div>
    ))
}
