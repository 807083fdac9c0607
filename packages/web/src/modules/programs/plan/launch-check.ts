import { apiQuery } from '../../../app/api-query.ts'
import type { Format } from '../../../ui/format/use-format.tsx'

/** What a launch would do, and what stands in its way: `GET programs/:id/check`. */
export interface LaunchCheck {
  people: number
  mailable: number
  leftOut: { reason: LeftOutReason; count: number }[]
  treatment: number
  holdout: number
  cost: number
  /** Mails leave by SMTP; else they are kept in the outbox. */
  sends: boolean
  problems: string[]
}

export type LeftOutReason =
  | 'no-address'
  | 'suppressed'
  | 'no-consent'
  | 'duplicate-address'
  | 'same-household'
  /** Of people who are added to a program by hand. */
  | 'already-in'
  | 'left-out-before'

export const launchCheckQuery = (programId: string) => apiQuery<LaunchCheck>(`programs/${programId}/check`)

const leftOutWords: Record<LeftOutReason, { one: string; many: string }> = {
  'no-consent': { one: 'has not agreed to e-mail', many: 'have not agreed to e-mail' },
  'no-address': { one: 'has no e-mail address', many: 'have no e-mail address' },
  suppressed: { one: 'must not be written to', many: 'must not be written to' },
  'duplicate-address': {
    one: 'has the same address as somebody else',
    many: 'have the same address as somebody else',
  },
  'same-household': { one: 'lives with somebody else in it', many: 'live with somebody else in it' },
  'already-in': { one: 'is in it already', many: 'are in it already' },
  'left-out-before': { one: 'was left out of it before', many: 'were left out of it before' },
}

/** Who is left out and why, one sentence for each reason. */
export function leftOutSentences(
  leftOut: readonly { reason: string; count: number }[],
  number: Format['number'],
): string[] {
  return leftOut.flatMap(({ reason, count }) => {
    if (!isReason(reason)) return []
    const words = leftOutWords[reason]
    if (reason === 'already-in' || reason === 'left-out-before')
      return [count === 1 ? `One ${words.one}.` : `${number(count)} ${words.many}.`]
    return [
      count === 1 ? `One ${words.one} and is left out.` : `${number(count)} ${words.many} and are left out.`,
    ]
  })
}

const isReason = (reason: string): reason is LeftOutReason => Object.hasOwn(leftOutWords, reason)
