import { dayAt, momentAt } from '@regulars/model'
import { getRouteApi } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useMay, useSession } from '../../app/session.ts'
import { useWeekStart } from '../../records/layouts/use-week.ts'
import { CreateDialog } from '../../records/page/CreateDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { dateFormat } from '../../ui/format/cached-intl.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { turnLabels } from '../../ui/turn-labels.ts'
import { type CalendarSearch, type CalendarView, daysOf, turnedBy } from './calendar-search.ts'
import { DayList } from './DayList.tsx'
import { HoursGrid } from './HoursGrid.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { useCalendar } from './use-calendar.ts'

const route = getRouteApi('/shell/calendar')

const views = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
] as const

/** My day, my week, my month: what I promised, whom I meet, and what ends soon. */
export function CalendarPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { timeZone } = useFormat()
  const today = dayAt(new Date(), timeZone)
  const { view = 'week', at = today } = search
  const weekStartsOn = useWeekStart()
  const days = useMemo(() => daysOf(at, view, weekStartsOn), [at, view, weekStartsOn])
  const calendar = useCalendar(days)
  const change = (next: CalendarSearch) => void navigate({ search: { ...search, ...next }, replace: true })
  useKeys('Calendar', [
    { keys: 'd', label: 'Show a day', run: () => change({ view: 'day' }) },
    { keys: 'w', label: 'Show a week', run: () => change({ view: 'week' }) },
    { keys: 'm', label: 'Show a month', run: () => change({ view: 'month' }) },
    { keys: 'n', label: 'Go on', run: () => change({ at: turnedBy(at, view, 1) }) },
    { keys: 'p', label: 'Go back', run: () => change({ at: turnedBy(at, view, -1) }) },
  ])
  const showDay = (day: string) => change({ view: 'day', at: day })
  const grid = { days, today, entries: calendar.entries, move: calendar.move }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <CalendarHead {...{ view, at, days, today, change }} />
      {calendar.isTooMuch && (
        <p className="px-4 pb-2 text-small text-attention md:px-6">
          There is more here than can be shown; a shorter stretch shows all of it.
        </p>
      )}
      {calendar.error ? (
        <ProblemState error={calendar.error} what="your calendar" onRetry={calendar.retry} />
      ) : calendar.isPending ? (
        <div className="px-6 py-4">
          <SkeletonText />
        </div>
      ) : (
        <>
          <div className="hidden min-h-0 flex-1 flex-col md:flex">
            {view === 'month' ? (
              <MonthGrid {...grid} month={at.slice(0, 7)} onShowDay={showDay} />
            ) : (
              <HoursGrid key={view} {...grid} />
            )}
          </div>
          <div className="flex min-h-0 flex-1 flex-col md:hidden">
            <DayList {...grid} />
          </div>
        </>
      )}
    </div>
  )
}

interface CalendarHeadProps {
  view: CalendarView
  at: string
  days: readonly string[]
  today: string
  change: (next: CalendarSearch) => void
}

function CalendarHead({ view, at, days, today, change }: CalendarHeadProps) {
  const { locale, timeZone } = useFormat()
  const day = days.includes(today) ? today : days[0]!
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-5 pb-3 md:px-6">
      <h1 tabIndex={-1} className="min-w-0 flex-1 basis-48 font-serif text-title" aria-live="polite">
        <span className="sr-only">Calendar, </span>
        {titleOf(days, at, view, locale)}
      </h1>
      <div className="flex items-center gap-1">
        <IconButton
          label={turnLabels[view].back}
          icon={<ChevronLeft />}
          keys="p"
          onClick={() => change({ at: turnedBy(at, view, -1) })}
        />
        <IconButton
          label={turnLabels[view].on}
          icon={<ChevronRight />}
          keys="n"
          onClick={() => change({ at: turnedBy(at, view, 1) })}
        />
        <Button onClick={() => change({ at: today })}>Today</Button>
      </div>
      <SegmentedControl
        label="How much at once"
        options={views}
        value={view}
        onValueChange={(next) => change({ view: next })}
      />
      <AddButton
        object="meeting"
        label="Meeting"
        start={{ startsAt: momentAt(day, meetingAt, timeZone).toISOString() }}
      />
      <AddButton object="task" label="Task" variant="primary" start={{ dueOn: day }} />
    </header>
  )
}

/** Ten o’clock, in seconds of the day: where a new meeting begins until somebody says when. */
const meetingAt = 10 * 3600

interface AddButtonProps {
  object: 'task' | 'meeting'
  label: string
  variant?: 'primary' | 'secondary'
  start: Record<string, unknown>
}

function AddButton({ object, label, variant, start }: AddButtonProps) {
  const may = useMay()
  const { user } = useSession()
  const [isOpen, setOpen] = useState(false)
  if (!may(`${object}.create`)) return null
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        {label}
      </Button>
      <CreateDialog
        key={JSON.stringify(start)}
        object={object}
        open={isOpen}
        onOpenChange={setOpen}
        given={{ ownerId: user.id }}
        start={start}
        onCreated={() => {}}
      />
    </>
  )
}

function titleOf(days: readonly string[], at: string, view: CalendarView, locale: string): string {
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  if (view === 'month')
    return dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(at))
  const format = dateFormat(locale, {
    ...(view === 'day' ? { weekday: 'long' as const } : {}),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return view === 'day' ? format.format(noon(at)) : format.formatRange(noon(days[0]!), noon(days.at(-1)!))
}
