import { type IdentifierKind, identifierKindNames, lowerText, normaliseIdentifier } from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import { z } from 'zod'
import { Problem } from '../../../platform/problem.ts'
import type { Ctx } from '../../../records/index.ts'
import { fingerprintOf } from '../identifiers/payment-token.ts'

/** An identifier that came with something, in the form in which it is compared. */
export interface GivenIdentifier {
  kind: IdentifierKind
  value: string
  /** Whoever sent it has made sure that it is theirs: signed in, confirmed, shown at the till. */
  verified: boolean
}

/** Identifiers as they come from outside. */
export const givenIdentifiers = z
  .array(
    z.strictObject({
      kind: z.enum(identifierKindNames as [IdentifierKind, ...IdentifierKind[]]),
      value: z.string().min(1).max(500),
      verified: z.boolean().default(false),
    }),
  )
  .min(1)
  .max(20)

/**
 * Reads identifiers into the form in which they are compared; one that is given twice counts once. Of payment cards there is only ever the fingerprint of a
 * token.
 *
 * @throws Problem `record.invalid` naming the one that is none of its kind, or holds the number of a payment card
 */
export async function readIdentifiers(
  { db }: Pick<Ctx, 'db'>,
  given: z.output<typeof givenIdentifiers>,
): Promise<GivenIdentifier[]> {
  const read = new Map<string, GivenIdentifier>()
  for (const [index, { kind, value: written, verified }] of given.entries()) {
    const normalised = normaliseIdentifier(kind, written, { readPhone })
    if (!normalised.ok) throw notReadable(`identifiers.${index}.value`, normalised.problem)
    const value = kind === 'paymentToken' ? await fingerprintOf(db, normalised.value) : normalised.value
    const before = read.get(keyOf({ kind, value }))
    read.set(keyOf({ kind, value }), { kind, value, verified: verified || before?.verified === true })
  }
  return [...read.values()]
}

/** Kind and value in one word, compared without regard to capitals: `device:7f3a`. */
export const keyOf = ({ kind, value }: Pick<GivenIdentifier, 'kind' | 'value'>): string =>
  `${kind}:${lowerText(value)}`

const notReadable = (field: string, problem: string): Problem =>
  new Problem('record.invalid', {
    status: 422,
    title: `This identifier ${problem}`,
    mend: 'Correct it, or leave it out, and send it again.',
    field,
    faults: [{ field, message: problem }],
  })
