import type { Services } from '../../records/index.ts'
import type { Customs } from './plan/plan-import.ts'

/** The customs of the business that decide what a file leaves open. */
export function customsOf({ settings }: Services): Customs {
  return {
    currency: settings.get('currency'),
    timeZone: settings.get('timeZone'),
    locale: settings.get('locale'),
    country: settings.get('businessCountry') ?? new Intl.Locale(settings.get('locale')).region,
  }
}
