/**
 * Reading telephone numbers. An entry of its own, `@regulars/model/phone`, because the tables it needs weigh more than
 * the rest of the package together, and only the server reads numbers.
 */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * E.164 form of a telephone number as people write it, or undefined when it cannot be read as one.
 * Numbers without a country code are read as those of the country.
 *
 * @example readPhone('(58) 301 00 00', 'PL') // '+48583010000'
 */
export function readPhone(written: string, country?: string): string | undefined {
  const international = written.trim().replace(/^00(?=[1-9])/, '+')
  const home = country && isSupportedCountry(country) ? (country as CountryCode) : undefined
  const number = parsePhoneNumberFromString(international, { defaultCountry: home, extract: false })
  return number?.isPossible() && !number.ext ? number.number : undefined
}
