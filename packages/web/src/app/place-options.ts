import { localeOfWords } from '../ui/format/locale-of-words.ts'
import { fromList } from '../ui/from-list.ts'
import type { Option } from '../ui/option.ts'

const currencyNames = new Intl.DisplayNames([localeOfWords(navigator.language)], { type: 'currency' })

export const currencies: readonly Option[] = Intl.supportedValuesOf('currency').map((code) => ({
  value: code,
  label: `${currencyNames.of(code) ?? code}`,
  hint: code,
}))

export const timeZones: readonly Option[] = Intl.supportedValuesOf('timeZone').map((zone) => ({
  value: zone,
  label: zoneLabel(zone),
}))

export const loadCurrencies = fromList(currencies)
export const loadTimeZones = fromList(timeZones)

/** The option of that value; one that is not listed is shown as it is. */
export function optionFor(options: readonly Option[], value: string): Option {
  return options.find((option) => option.value === value) ?? { value, label: value }
}

/** `Europe/Warsaw` as “Warsaw, Europe”. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll('_', ' ').split('/').toReversed().join(', ')
}
