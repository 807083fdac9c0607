import { useMutation, useQueries } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { type CalendarEntry, calendarSources, mostOfEach, type Row } from './calendar-entry.ts'

/** Where an entry goes: a day, and the moment on it. */
export interface Place {
  day: string
  at?: string
}

/** What stands in my calendar on some days, and how it is moved: on the screen at once, saved then, to be undone. */
export function useCalendar(days: readonly string[]) {
  const may = useMay()
  const { timeZone, weekday, time } = useFormat()
  const [first, last] = [days[0]!, days.at(-1)!]
  const sources = calendarSources.filter(({ permission }) => may(permission))
  const results = useQueries({
    queries: sources.map(({ path, query }) =>
      apiQuery<ListPage<Row>>(path, query({ first, last, timeZone })),
    ),
  })
  const move = useMutation({
    mutationFn: ({ entry, to }: { entry: CalendarEntry; to: Place }) => {
      const { path } = calendarSources.find(({ permission }) => permission === `${entry.object}.read`)!
      return api.write('PATCH', `${path}/${entry.id}`, entry.move!(to))
    },
    onSuccess: ({ changeSetId }, { entry, to }) =>
      offerUndo({
        title: `${entry.title}: ${weekday(to.day)}${to.at ? `, ${time(to.at)}` : ''}`,
        changeSetId,
      }),
    onError: (error) => showProblem(error),
    // Awaited, so that what was moved stays where it was put until the lists know.
    onSettled: () => Promise.all(sources.map(({ path }) => invalidateTopic(path))),
  })
  const entries = results.flatMap(({ data }, at) => {
    const source = sources[at]!
    return (data?.data ?? []).map((row) => source.entry(row, { timeZone, mayChange: may(source.change) }))
  })
  return {
    entries: move.isPending ? entries.map((entry) => moved(entry, move.variables)) : entries,
    move: (entry: CalendarEntry, to: Place) => move.mutate({ entry, to }),
    isPending: results.some(({ isPending }) => isPending),
    error: results.find(({ error }) => error)?.error ?? undefined,
    isTooMuch: results.some(({ data }) => (data?.count ?? 0) > mostOfEach),
    retry: () => void Promise.all(results.map(({ refetch }) => refetch())),
  }
}

function moved(
  entry: CalendarEntry,
  { entry: carried, to }: { entry: CalendarEntry; to: Place },
): CalendarEntry {
  if (entry.key !== carried.key) return entry
  if (!to.at) return { ...entry, day: to.day }
  const lasts = entry.endsAt && entry.startsAt ? Date.parse(entry.endsAt) - Date.parse(entry.startsAt) : 0
  const endsAt = lasts > 0 ? new Date(Date.parse(to.at) + lasts).toISOString() : undefined
  return { ...entry, day: to.day, startsAt: to.at, endsAt }
}
