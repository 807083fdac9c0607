import type { ExportingProgram } from './program.ts'

/** Reference exchange rates from the data portal of the European Central Bank: how much of a currency one euro is. */
export const ecb: ExportingProgram = {
  key: 'ecb',
  label: 'European Central Bank',
  kind: 'exchange-rates',
  header: ['CURRENCY', 'CURRENCY_DENOM', 'EXR_TYPE', 'TIME_PERIOD', 'OBS_VALUE'],
  mapping: {
    CURRENCY_DENOM: 'currency',
    CURRENCY: 'base',
    OBS_VALUE: 'rate',
    TIME_PERIOD: 'validFrom',
  },
}
