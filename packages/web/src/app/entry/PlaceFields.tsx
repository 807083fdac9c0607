import { useState } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Place } from '../../ui/format/use-format.tsx'
import {
  currencies,
  loadCurrencies,
  loadTimeZones,
  optionFor,
  timeZones,
  zoneLabel,
} from '../place-options.ts'

export interface PlaceFieldsProps {
  place: Place
  /** There are amounts already, which are in it. */
  isCurrencyFixed: boolean
  onChange: (place: Partial<Place>) => void
}

/** Currency and clock of the business: guessed, said in a sentence, and open to change. */
export function PlaceFields({ place, isCurrencyFixed, onChange }: PlaceFieldsProps) {
  const [isOpen, setOpen] = useState(false)
  const currency = optionFor(currencies, place.currency)
  if (!isOpen)
    return (
      <p className="text-small text-muted">
        Sums are in {currency.label} ({place.currency}), days begin at midnight in {zoneLabel(place.timeZone)}
        .{' '}
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="rounded-sm text-accent underline decoration-accent/40 underline-offset-3 ring-focus hover:decoration-accent"
        >
          Change
        </button>
      </p>
    )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Currency" hint={isCurrencyFixed ? 'What is here already is counted in it.' : undefined}>
        <Combobox
          required
          disabled={isCurrencyFixed}
          value={currency}
          load={loadCurrencies}
          onValueChange={(chosen) => chosen && onChange({ currency: chosen.value })}
        />
      </Field>
      <Field label="Time zone">
        <Combobox
          required
          value={optionFor(timeZones, place.timeZone)}
          load={loadTimeZones}
          onValueChange={(chosen) => chosen && onChange({ timeZone: chosen.value })}
        />
      </Field>
    </div>
  )
}
