import { Problem } from '../../../platform/problem.ts'

/** There would be two rates of the same two currencies from the same day on. */
export const rateTaken = (rate: { currency: string; base: string; validFrom: string }) =>
  new Problem('exchange-rate.taken', {
    status: 409,
    title: `There is a rate of ${rate.currency} in ${rate.base} from ${rate.validFrom} on already.`,
    mend: 'Change that one, or choose another day.',
    field: 'validFrom',
  })
