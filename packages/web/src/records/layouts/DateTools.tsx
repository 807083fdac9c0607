import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { turnLabels } from '../../ui/turn-labels.ts'
import type { DescribedField } from '../objects/described-object.ts'
import type { CalendarSpan } from './calendar/days.ts'

export interface DateToolsProps {
  title: string
  span: CalendarSpan
  onSpanChange: (span: CalendarSpan) => void
  onToday: () => void
  onTurn: (by: 1 | -1) => void
  fields: readonly DescribedField[]
  date: string
  onDateChange: (key: string) => void
  /** For what lasts: until when. */
  until?: { value: string; onChange: (key: string) => void }
}

const spans = [
  { value: 'month', label: 'Month' },
  { value: 'week', label: 'Week' },
] as const

/** What a calendar or timeline is turned to, and by which of the fields. */
export function DateTools(props: DateToolsProps) {
  const { title, span, onSpanChange, onToday, onTurn, fields, date, onDateChange, until } = props
  const options = fields.map(({ key, label }) => ({ value: key, label }))
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pb-2 md:px-6">
      <div className="flex items-center gap-1">
        <IconButton label={turnLabels[span].back} icon={<ChevronLeft />} onClick={() => onTurn(-1)} />
        <IconButton label={turnLabels[span].on} icon={<ChevronRight />} onClick={() => onTurn(1)} />
        <Button onClick={onToday}>Today</Button>
      </div>
      <h2 className="min-w-0 flex-1 font-serif text-name" aria-live="polite">
        {title}
      </h2>
      <span className="flex items-center gap-2 text-small whitespace-nowrap text-muted">
        {until ? 'From' : 'By'}
        <Select
          className="w-36"
          aria-label="Which day"
          options={options}
          value={date}
          onValueChange={onDateChange}
        />
      </span>
      {until && (
        <span className="flex items-center gap-2 text-small whitespace-nowrap text-muted">
          until
          <Select
            className="w-36"
            aria-label="Until which day"
            options={[{ value: 'none', label: 'the same' }, ...options.filter(({ value }) => value !== date)]}
            value={until.value === '' ? 'none' : until.value}
            onValueChange={(key) => until.onChange(key === 'none' ? '' : key)}
          />
        </span>
      )}
      <SegmentedControl label="How much at once" options={spans} value={span} onValueChange={onSpanChange} />
    </div>
  )
}
