import { completeValues, holdsCardNumber, type ObjectDefinition, parseValues } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'

/**
 * Reads what happened as a touchpoint would keep it.
 * @throws Problem `record.invalid` naming everything wrong, `touchpoint.card-number` when the number of a payment card stands anywhere in it
 */
export function checkHappened(
  waitingTouchpoint: ObjectDefinition,
  happened: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (holdsCardNumber(JSON.stringify(happened))) throw holdsCard()
  const { knownBy: _, ...known } = waitingTouchpoint.fields
  const object = { ...waitingTouchpoint, fields: known }
  const parsed = parseValues(object, happened, { partial: true })
  if (!parsed.ok) throw notAsExpected(parsed.problems)
  const missing = completeValues(object, parsed.values)
  if (missing.length > 0) throw notAsExpected(missing)
  return parsed.values
}

const holdsCard = (): Problem =>
  new Problem('touchpoint.card-number', {
    status: 422,
    title: 'This holds what looks like a payment card number. Card numbers are never stored here.',
    mend: 'Send the token of the payment provider in its place, as an identifier of the kind paymentToken.',
  })

function notAsExpected(problems: readonly { field: string; problem: string }[]): Problem {
  const faults = problems.map(({ field, problem }) => ({ field, message: problem }))
  return new Problem('record.invalid', {
    status: 422,
    title: faults[0]?.message ?? 'The values are not as expected.',
    mend: 'Correct what is named and send it again.',
    field: faults[0]?.field,
    faults,
  })
}
