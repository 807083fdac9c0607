import { both, dayAt, inSentence } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { queryClient } from '../../../app/query-client.ts'
import { dateFormat } from '../../../ui/format/cached-intl.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import type { List } from '../../list/use-list.ts'
import type { SummedPage } from '../../list/use-sums.ts'
import type { DescribedField, RecordRow } from '../../objects/described-object.ts'
import { saveField } from '../../write/save-field.ts'
import { DateTools } from '../DateTools.tsx'
import { dateFields } from '../layout-fields.ts'
import { onDay } from '../reschedule.ts'
import { showMoved } from '../show-moved.ts'
import { usePages } from '../use-pages.ts'
import { useWeekStart } from '../use-week.ts'
import { CalendarGrid } from './CalendarGrid.tsx'
import { daysShown, onDays, turned } from './days.ts'

const shownInDay = { month: 4, week: 40 } as const

/** A list as a calendar: its records on their days, by a field that says when. */
export default function CalendarOf({ list }: { list: List }) {
  const fields = dateFields(list.object)
  const field = fields.find(({ key }) => key === list.shown.date) ?? fields[0]
  if (!field) return null
  return <Calendar key={field.key} list={list} fields={fields} field={field} />
}

interface CalendarProps {
  list: List
  fields: readonly DescribedField[]
  field: DescribedField
}

function Calendar({ list, fields, field }: CalendarProps) {
  const { object, shown, state, change, question, isReady, filter } = list
  const { timeZone, locale } = useFormat()
  const weekStartsOn = useWeekStart()
  const today = dayAt(new Date(), timeZone)
  const span = shown.span ?? 'month'
  const at = state.at ?? today
  const days = useMemo(() => daysShown(at, span, weekStartsOn), [at, span, weekStartsOn])
  const each = useMemo(() => days.map((day) => onDays(field, day, day, timeZone)), [days, field, timeZone])
  const pages = usePages({
    ...question,
    fields: [...new Set([...question.fields, field.property])],
    sort: field.key,
    each,
    limit: shownInDay[span],
    enabled: isReady,
  })
  const counts = useDayCounts(list, field, days)
  const move = (record: RecordRow, from: string, to: string) => {
    const before = record[field.property]
    if (from === to || typeof before !== 'string') return
    const value = onDay(before, to, timeZone)
    showMoved(object.path, { ...record, [field.property]: value }, days.indexOf(from), days.indexOf(to))
    void saveMove(record, value)
  }
  const saveMove = async (record: RecordRow, value: string) => {
    // What is refused goes back to where it was.
    if (!(await saveField({ object, record, field, value })))
      await queryClient.invalidateQueries({ queryKey: [object.path] })
  }
  const showDay = (day: string) =>
    span === 'month'
      ? change({ span: 'week', at: day })
      : change({ layout: 'table', filter: both(filter, onDays(field, day, day, timeZone)) })
  if (pages.isError)
    return (
      <ProblemState
        error={pages.error}
        what={`these ${inSentence(object.labelPlural)}`}
        onRetry={() => void pages.refetch()}
      />
    )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DateTools
        title={titleOf(days, at, span, locale)}
        span={span}
        onSpanChange={(next) => change({ span: next })}
        onToday={() => change({ at: undefined })}
        onTurn={(by) => change({ at: turned(at, span, by) })}
        fields={fields}
        date={field.key}
        onDateChange={(key) => change({ date: key })}
      />
      <CalendarGrid
        {...{ object, field, days, today, span, counts }}
        month={at.slice(0, 7)}
        pages={pages.isPlaceholderData ? undefined : pages.data?.data}
        mayMove={field.writable && object.may.update}
        onMove={move}
        onShowDay={showDay}
      />
    </div>
  )
}

/** How many records there are on each day, whether shown or not. */
function useDayCounts({ object, asked, isReady }: List, field: DescribedField, days: readonly string[]) {
  const { timeZone } = useFormat()
  const filter = both(asked, onDays(field, days[0]!, days.at(-1)!, timeZone))
  const query = { groupBy: `${field.key}:day`, measures: 'count', timeZone, filter }
  const { data } = useQuery({ ...apiQuery<SummedPage>(`${object.path}/aggregate`, query), enabled: isReady })
  return useMemo(
    () => new Map(data?.data.map((row) => [String(row[field.key]), Number(row.count)])),
    [data, field.key],
  )
}

function titleOf(days: readonly string[], at: string, span: 'month' | 'week', locale: string): string {
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  if (span === 'month')
    return dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(at))
  const week = dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return week.formatRange(noon(days[0]!), noon(days.at(-1)!))
}
