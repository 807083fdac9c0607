import { both, dayAt, inSentence } from '@regulars/model'
import { useMemo } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { dateFormat } from '../../../ui/format/cached-intl.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import type { AnyValue } from '../../inputs/index.tsx'
import { useFlatLines } from '../../list/use-flat-lines.ts'
import type { List } from '../../list/use-list.ts'
import { useRecordPages } from '../../list/use-record-pages.ts'
import type { DescribedField, RecordRow } from '../../objects/described-object.ts'
import { saveValues } from '../../write/save-values.ts'
import { daysShown, turned } from '../calendar/days.ts'
import { DateTools } from '../DateTools.tsx'
import { dateFields } from '../layout-fields.ts'
import { onDay } from '../reschedule.ts'
import { useWeekStart } from '../use-week.ts'
import { later, reachesInto } from './stretch.ts'
import { Timeline } from './Timeline.tsx'

/** A list as a timeline: each record a bar from one day to another, or on one day. */
export default function TimelineOf({ list }: { list: List }) {
  const fields = dateFields(list.object)
  const from = fields.find(({ key }) => key === list.shown.date) ?? fields[0]
  if (!from) return null
  const until = fields.find(({ key }) => key === list.shown.until && key !== from.key)
  return <TimelineWith key={`${from.key} ${until?.key}`} {...{ list, fields, from, until }} />
}

interface TimelineWithProps {
  list: List
  fields: readonly DescribedField[]
  from: DescribedField
  until: DescribedField | undefined
}

function TimelineWith({ list, fields, from, until }: TimelineWithProps) {
  const { object, shown, state, change, asked, question, isReady } = list
  const { timeZone, locale } = useFormat()
  const weekStartsOn = useWeekStart()
  const today = dayAt(new Date(), timeZone)
  const span = shown.span ?? 'month'
  const at = state.at ?? today
  const days = useMemo(() => daysShown(at, span, weekStartsOn), [at, span, weekStartsOn])
  const stretch = { first: days[0]!, last: days.at(-1)! }
  const properties = [from.property, ...(until ? [until.property] : [])]
  const pages = useRecordPages({
    object,
    fields: [...new Set([...question.fields, ...properties])],
    filter: both(asked, reachesInto({ from, until }, stretch, timeZone)),
    sort: from.key,
    enabled: isReady,
  })
  const lines = useFlatLines(pages)
  const movable = [from, ...(until ? [until] : [])].every(({ writable }) => writable) && object.may.update
  const move = (record: RecordRow, count: number) => {
    const values: Record<string, AnyValue> = {}
    for (const property of properties) {
      const value = record[property]
      if (typeof value === 'string') values[property] = onDay(value, later(value, count, timeZone), timeZone)
    }
    if (count !== 0) void saveValues(object, record, values, 'Moved')
  }
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  const title = dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DateTools
        title={title.formatRange(noon(stretch.first), noon(stretch.last))}
        span={span}
        onSpanChange={(next) => change({ span: next })}
        onToday={() => change({ at: undefined })}
        onTurn={(by) => change({ at: turned(at, span, by) })}
        fields={fields}
        date={from.key}
        onDateChange={(key) => change({ date: key })}
        until={{ value: until?.key ?? '', onChange: (key) => change({ until: key }) }}
      />
      {pages.isError && (
        <ProblemState
          error={pages.error}
          what={`these ${inSentence(object.labelPlural)}`}
          onRetry={() => void pages.refetch()}
        />
      )}
      {pages.isSuccess && pages.records.length === 0 && (
        <EmptyState title={`No ${inSentence(object.labelPlural)} then`}>
          Turn to other days, or take a part of the filter away.
        </EmptyState>
      )}
      {!pages.isError && lines.count > 0 && (
        <Timeline {...{ object, lines, days, today, movable }} fields={{ from, until }} onMove={move} />
      )}
    </div>
  )
}
