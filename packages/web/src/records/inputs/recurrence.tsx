import {
  dayAt,
  type Frequency,
  occurrences,
  type Recurrence,
  readRecurrence,
  weekdayCodes,
  writeRecurrence,
} from '@regulars/model'
import { DateInput } from '../../ui/DateInput.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import type { InputProps } from './input.ts'
import { WeekdayChoice } from './WeekdayChoice.tsx'

const rhythms = [
  { value: 'never', label: 'Does not repeat' },
  { value: 'DAILY', label: 'Days' },
  { value: 'WEEKLY', label: 'Weeks' },
  { value: 'MONTHLY', label: 'Months' },
  { value: 'YEARLY', label: 'Years' },
] as const

const nths = [
  { value: 'date', label: 'On the same date' },
  { value: 'end', label: 'On the last day' },
  { value: '1', label: 'On the first' },
  { value: '2', label: 'On the second' },
  { value: '3', label: 'On the third' },
  { value: '4', label: 'On the fourth' },
  { value: '-1', label: 'On the last' },
] as const

const ends = [
  { value: 'never', label: 'Without end' },
  { value: 'until', label: 'Until a day' },
  { value: 'count', label: 'A number of times' },
] as const

const plain = (freq: Frequency): Recurrence => ({
  freq,
  interval: 1,
  byMonth: [],
  byMonthDay: [],
  byDay: [],
  bySetPos: [],
  weekStart: 'MO',
})

/** How something repeats: how often, on which days, until when; below it in days what that means. */
export function RecurrenceInput({ value, onValueChange, field, record, ...rest }: InputProps<'recurrence'>) {
  const read = value === null ? undefined : readRecurrence(value)
  const rule = read?.ok ? read.value : undefined
  const put = (next: Recurrence | undefined) => onValueChange(next ? writeRecurrence(next) : null)
  const change = (some: Partial<Recurrence>) => rule && put({ ...rule, ...some })
  const named = rest['aria-label'] ?? field.label
  return (
    <fieldset aria-label={named} className="min-w-60 space-y-2 rounded-md bg-raised">
      <div className="grid grid-cols-2 gap-1.5">
        {rule && (
          <Field label="Every" className="min-w-0">
            <NumberInput
              min={1}
              max={1000}
              digits={0}
              value={rule.interval}
              onValueChange={(interval) => change({ interval: interval ?? 1 })}
            />
          </Field>
        )}
        <Field label="How often" className="min-w-0">
          <Select
            options={rhythms}
            value={rule?.freq ?? 'never'}
            onValueChange={(freq) => put(freq === 'never' ? undefined : { ...plain(freq), ...endOf(rule) })}
          />
        </Field>
      </div>
      {rule && <OnDays rule={rule} change={change} />}
      {rule && <UntilWhen rule={rule} put={put} />}
      {rule && <NextDays rule={rule} from={typeof record?.dueOn === 'string' ? record.dueOn : undefined} />}
    </fieldset>
  )
}

const endOf = (rule: Recurrence | undefined): Partial<Recurrence> => ({
  ...(rule?.count === undefined ? {} : { count: rule.count }),
  ...(rule?.until === undefined ? {} : { until: rule.until }),
})

interface PartProps {
  rule: Recurrence
  change: (some: Partial<Recurrence>) => void
}

function OnDays({ rule, change }: PartProps) {
  if (rule.freq === 'WEEKLY')
    return (
      <WeekdayChoice
        chosen={rule.byDay.map(({ day }) => day)}
        onChange={(days) => change({ byDay: days.map((day) => ({ day })) })}
      />
    )
  if (rule.freq !== 'MONTHLY') return null
  const [first] = rule.byDay
  const isEnd = rule.byMonthDay[0] === -1
  const nth = first?.nth ?? (isEnd ? 'end' : 'date')
  const choose = (which: string) => {
    if (which === 'date' || which === 'end')
      change({ byDay: [], byMonthDay: which === 'end' ? [-1] : [], bySetPos: [] })
    else change({ byMonthDay: [], bySetPos: [], byDay: [{ day: first?.day ?? 'MO', nth: Number(which) }] })
  }
  return (
    <div className="grid grid-cols-2 gap-1.5">
      <Field label="On which day" className="min-w-0">
        <Select options={nths} value={String(nth) as 'date'} onValueChange={choose} />
      </Field>
      {first && (
        <Field label="Weekday" className="min-w-0">
          <Select
            options={weekdayCodes.map((code) => ({ value: code, label: weekdayNames[code] }))}
            value={first.day}
            onValueChange={(day) => change({ byDay: [{ ...first, day }] })}
          />
        </Field>
      )}
    </div>
  )
}

const weekdayNames = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
} as const

function UntilWhen({ rule, put }: { rule: Recurrence; put: (rule: Recurrence) => void }) {
  const { timeZone } = useFormat()
  const kind = rule.count !== undefined ? 'count' : rule.until !== undefined ? 'until' : 'never'
  const { count: _count, until: _until, ...endless } = rule
  const choose = (next: 'never' | 'until' | 'count') => {
    if (next === 'count') put({ ...endless, count: 10 })
    else
      put(
        next === 'until'
          ? { ...endless, until: `${Number(dayAt(new Date(), timeZone).slice(0, 4)) + 1}-12-31` }
          : endless,
      )
  }
  return (
    <div className="grid grid-cols-2 gap-1.5">
      <Field label="Until when" className="min-w-0">
        <Select options={ends} value={kind} onValueChange={choose} />
      </Field>
      {kind === 'count' && (
        <Field label="How many times" className="min-w-0">
          <NumberInput
            min={1}
            max={10_000}
            digits={0}
            value={rule.count ?? null}
            onValueChange={(count) => put({ ...endless, count: count ?? 1 })}
          />
        </Field>
      )}
      {kind === 'until' && (
        <Field label="Last day" className="min-w-0">
          <DateInput
            value={rule.until ?? null}
            onValueChange={(until) => until && put({ ...endless, until })}
          />
        </Field>
      )}
    </div>
  )
}

/** The next days on which it comes round. */
function NextDays({ rule, from }: { rule: Recurrence; from: string | undefined }) {
  const { timeZone, day, list } = useFormat()
  const days: string[] = []
  for (const found of occurrences(rule, from ?? dayAt(new Date(), timeZone))) {
    days.push(found)
    if (days.length === 3) break
  }
  return (
    <p className="text-small text-muted" aria-live="polite">
      {days.length === 0 ? 'This never comes round.' : `Next: ${list(days.map(day))}`}
    </p>
  )
}
