import { addDays, lastNoticeDay, nextLastDay, shiftDay } from '@regulars/model'
import type { WrittenContract } from './written-contract.ts'

/**
 * The last day of a contract under notice. One that renews by itself runs to the end of the first term whose notice day was not over when notice was given;
 * one without a term ends when the notice period is over.
 */
export function lastDayAfterNotice(contract: WrittenContract & { noticedOn: string }): string {
  const { startsOn, endsOn, noticedOn, noticeCount, noticeUnit, renewal } = contract
  const notice = { count: noticeCount, unit: noticeUnit }
  if (endsOn === null)
    return noticeUnit === 'day'
      ? addDays(noticedOn, noticeCount)
      : shiftDay(noticedOn, { amount: noticeCount, unit: 'm' }, 1)
  let end = endsOn
  while (renewal === 'automatic' && lastNoticeDay(end, notice) < noticedOn)
    end = nextLastDay(startsOn, end, monthsOfNextTerm(contract))
  return end
}

/** How long a further term is: as said, else as the first; a year where neither is. */
export const monthsOfNextTerm = ({
  renewalMonths,
  termMonths,
}: Pick<WrittenContract, 'renewalMonths' | 'termMonths'>): number => renewalMonths ?? termMonths ?? 12
