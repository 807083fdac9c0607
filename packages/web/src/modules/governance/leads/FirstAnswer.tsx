import type { WorkingStretch } from '@regulars/model'
import { type FormEvent, useState } from 'react'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { LeadSettings } from './lead-settings.ts'
import { useSaveSettings } from './use-save-settings.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** By when leads are to be answered, and the hours in which that time runs. */
export function FirstAnswer({ settings }: { settings: LeadSettings }) {
  const [minutes, setMinutes] = useState(settings.leadResponseMinutes)
  const [week, setWeek] = useState(settings.workingHours.week)
  const [closedOn, setClosedOn] = useState(settings.workingHours.closedOn.join('\n'))
  const save = useSaveSettings('Kept. It holds for leads that come from now on.')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const closed = closedOn.split(/\s+/).filter(Boolean)
    save.mutate({ leadResponseMinutes: minutes, workingHours: { week, closedOn: closed } })
  }
  return (
    <section aria-labelledby="first-answer">
      <SectionHeader id="first-answer" title="First answer" />
      <form onSubmit={submit} className="mt-3 max-w-xl space-y-4">
        <ProblemCallout error={save.error} />
        <Field label="A lead is answered within" optional hint="Working time. Empty: no clock runs.">
          <NumberInput
            className="max-w-48"
            value={minutes}
            min={1}
            max={100_000}
            digits={0}
            suffix="minutes"
            onValueChange={setMinutes}
          />
        </Field>
        <fieldset>
          <legend className="mb-1 text-small font-medium text-muted">Working hours</legend>
          <ul className="border-y border-hairline">
            {days.map((day, index) => (
              <DayRow
                key={day}
                day={day}
                stretches={week[String(index + 1)] ?? []}
                onChange={(stretches) => setWeek({ ...week, [String(index + 1)]: stretches })}
              />
            ))}
          </ul>
        </fieldset>
        <Field label="Closed on" optional hint="A day a line, such as 2026-12-25.">
          <TextArea value={closedOn} rows={3} onValueChange={setClosedOn} />
        </Field>
        <Button type="submit" variant="primary" busy={save.isPending}>
          Save
        </Button>
      </form>
    </section>
  )
}

interface DayRowProps {
  day: string
  stretches: readonly WorkingStretch[]
  onChange: (stretches: WorkingStretch[]) => void
}

/** One day: closed, or from when until when; with a break when there are two stretches. */
function DayRow({ day, stretches, onChange }: DayRowProps) {
  const change = (index: number, part: Partial<WorkingStretch>) =>
    onChange(stretches.map((stretch, at) => (at === index ? { ...stretch, ...part } : stretch)))
  const last = stretches.at(-1)
  const add = () =>
    onChange([
      ...stretches,
      last
        ? { from: Math.min(last.until + 60, 1380), until: Math.min(last.until + 240, 1440) }
        : { from: 540, until: 1020 },
    ])
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-hairline py-1.5 last:border-0">
      <div className="w-32">
        <Checkbox
          checked={stretches.length > 0}
          onCheckedChange={(isOpen) => (isOpen ? add() : onChange([]))}
        >
          {day}
        </Checkbox>
      </div>
      {stretches.map((stretch, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has nothing but its place
        <span key={index} className="flex items-center gap-1.5">
          <TextInput
            type="time"
            aria-label={`${day}, from`}
            className="w-30"
            value={timeOf(stretch.from)}
            onValueChange={(time) => time && change(index, { from: minutesOf(time) })}
          />
          –
          <TextInput
            type="time"
            aria-label={`${day}, until`}
            className="w-30"
            value={timeOf(stretch.until)}
            onValueChange={(time) => time && change(index, { until: minutesOf(time) || 1440 })}
          />
        </span>
      ))}
      {stretches.length === 1 && (
        <Button variant="quiet" onClick={add}>
          Add a break
        </Button>
      )}
    </li>
  )
}

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
