import { minorDigits } from '@regulars/model'

/** Currencies that do not have a hundred minor units, with how many they have, as JSON. */
export const minorUnits = JSON.stringify(
  Object.fromEntries(
    Intl.supportedValuesOf('currency')
      .filter((code) => minorDigits(code) !== 2)
      .map((code) => [code, 10 ** minorDigits(code)]),
  ),
)
