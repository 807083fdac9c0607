import {
  currencies,
  loadCurrencies,
  loadTimeZones,
  optionFor,
  timeZones,
} from '../../../app/place-options.ts'
import { Combobox } from '../../../ui/Combobox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Select } from '../../../ui/Select.tsx'
import { language } from '../../../ui/texts/language.ts'
import { loadLocales, locales } from '../locale-options.ts'
import type { BusinessSettings } from './business-settings.ts'

export interface CountingFieldsProps {
  settings: BusinessSettings
  onChange: (some: Partial<BusinessSettings>) => void
  faultOf: (field: string) => string | undefined
}

const weekDays = Array.from({ length: 7 }, (_, index) => ({
  value: String(index + 1),
  label: new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, index + 1),
  ),
}))

/** Currency, clock, week, and what waiting costs. */
export function CountingFields({ settings, onChange, faultOf }: CountingFieldsProps) {
  const { currency, timeZone, locale, weekStartsOn, discountRate } = settings
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Currency" error={faultOf('currency')}>
        <Combobox
          required
          value={optionFor(currencies, currency)}
          load={loadCurrencies}
          onValueChange={(chosen) => chosen && onChange({ currency: chosen.value })}
        />
      </Field>
      <Field label="Time zone" hint="Days begin at midnight there." error={faultOf('timeZone')}>
        <Combobox
          required
          value={optionFor(timeZones, timeZone)}
          load={loadTimeZones}
          onValueChange={(chosen) => chosen && onChange({ timeZone: chosen.value })}
        />
      </Field>
      <Field label="Numbers and dates" error={faultOf('locale')}>
        <Combobox
          required
          value={optionFor(locales, locale)}
          load={loadLocales}
          onValueChange={(chosen) => chosen && onChange({ locale: chosen.value })}
        />
      </Field>
      <Field label="The week begins on">
        <Select
          value={String(weekStartsOn)}
          options={weekDays}
          onValueChange={(day) => onChange({ weekStartsOn: Number(day) })}
        />
      </Field>
      <Field
        label="What a year’s wait costs"
        hint="Money that comes later counts for less, by this much a year."
        error={faultOf('discountRate')}
      >
        <NumberInput
          value={discountRate * 100}
          min={0}
          max={100}
          digits={1}
          suffix="%"
          onValueChange={(percent) => onChange({ discountRate: (percent ?? 0) / 100 })}
        />
      </Field>
    </div>
  )
}
