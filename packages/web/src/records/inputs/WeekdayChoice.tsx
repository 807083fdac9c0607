import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { type WeekdayCode, weekdayCodes } from '@regulars/model'
import { dateFormat } from '../../ui/format/cached-intl.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { useWeekStart } from '../layouts/use-week.ts'

export interface WeekdayChoiceProps {
  chosen: readonly WeekdayCode[]
  onChange: (days: WeekdayCode[]) => void
}

/** Days of the week to press, in the order in which the reader's week runs. */
export function WeekdayChoice({ chosen, onChange }: WeekdayChoiceProps) {
  const { locale } = useFormat()
  const first = useWeekStart() - 1
  const order = [...weekdayCodes.slice(first), ...weekdayCodes.slice(0, first)]
  const name = (code: WeekdayCode, weekday: 'short' | 'long') =>
    // 5 January 2026 was a Monday.
    dateFormat(locale, { weekday, timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 0, 5 + weekdayCodes.indexOf(code))),
    )
  return (
    <ToggleGroup
      multiple
      aria-label="On which days"
      value={chosen}
      onValueChange={(days) => onChange(weekdayCodes.filter((code) => days.includes(code)))}
      className="grid grid-cols-7 gap-0.5"
    >
      {order.map((code) => (
        <Toggle
          key={code}
          value={code}
          aria-label={name(code, 'long')}
          className="h-hit min-w-0 rounded-sm border border-hairline text-small text-muted ring-focus select-none hover:text-ink data-pressed:border-accent data-pressed:bg-accent-tint data-pressed:text-ink"
        >
          {name(code, 'short').replace('.', '')}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
