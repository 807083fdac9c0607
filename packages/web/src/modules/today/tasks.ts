import { apiQuery, type ListPage } from '../../app/api-query.ts'

/** Something promised. */
export interface Task {
  id: string
  title: string
  /** A calendar day. */
  dueOn: string | null
  /** The moment, where the day is not exact enough. */
  dueAt: string | null
  priority: 'high' | 'normal' | 'low'
  /** An RRULE, when the next comes by itself. */
  recurrence: string | null
  doneAt: string | null
  contact: { id: string; name: string } | null
}

/** My open tasks, what is due first on top. */
export const myTasksQuery = apiQuery<ListPage<Task>>('tasks', {
  filter: {
    all: [
      { field: 'owner', op: 'is', value: 'me' },
      { field: 'doneAt', op: 'isEmpty' },
    ],
  },
  include: 'contact',
  sort: 'dueOn',
  limit: 20,
})
