import { Problem } from '../../../platform/problem.ts'

/** What is worth nothing, or less, cannot be told in anything else. */
export const rateNotAbove = () =>
  new Problem('exchange-rate.not-above', {
    status: 422,
    title: 'An exchange rate is above 0.',
    mend: 'Say how much one unit of the currency is worth.',
    field: 'rate',
  })

/** A currency is always worth itself. */
export const rateOfItself = (currency: string) =>
  new Problem('exchange-rate.of-itself', {
    status: 422,
    title: `One ${currency} is always worth one ${currency}.`,
    mend: 'Choose two different currencies.',
    field: 'currency',
  })

/** There would be two rates of the same two currencies from the same day on. */
export const rateTaken = (rate: { currency: string; base: string; validFrom: string }) =>
  new Problem('exchange-rate.taken', {
    status: 409,
    title: `There is a rate of ${rate.currency} in ${rate.base} from ${rate.validFrom} on already.`,
    mend: 'Change that one, or choose another day.',
    field: 'validFrom',
  })
