import { optionLabel } from '../../fields/kinds/options.ts'
import { minorDigits } from '../../money/money.ts'
import { foldText, lowerText, upperText } from '../../words/fold.ts'
import * as decimal from '../decimal.ts'
import { type Step, strict } from './step.ts'

/** Texts are cut at so many letters, so that no formula makes a monster of small ones. */
export const longestText = 10_000
/** A part that is put in place of others is at most so long. */
export const longestPart = 1000

const hundred = decimal.ofWhole(100)

/** A text as it is kept: cut, and blank when it is empty. */
const text = (written: string): string | null =>
  written.length <= longestText ? written || null : Array.from(written).slice(0, longestText).join('')

/** A number of letters, none below zero. */
const letters = (value: bigint): number => {
  const count = decimal.toCount(value)
  return Math.min(Math.max(count ?? (value < 0n ? 0 : longestText), 0), longestText)
}

const compared =
  (holds: (whole: string, part: string) => boolean): Step =>
  ([whole = null, part = null]) =>
    whole !== null && part !== null && holds(foldText(String(whole)), foldText(String(part)))

type Cut = readonly [string, bigint]

export const textSteps = {
  equalsText: ([left = null, right = null]) =>
    left !== null && right !== null && lowerText(String(left)) === lowerText(String(right)),
  contains: compared((whole, part) => whole.includes(part)),
  startsWith: compared((whole, part) => whole.startsWith(part)),
  endsWith: compared((whole, part) => whole.endsWith(part)),
  join: (values) => text(values.map((value) => value ?? '').join('')),
  upper: strict(([value]: readonly string[]) => upperText(value!)),
  lower: strict(([value]: readonly string[]) => lowerText(value!)),
  trim: strict(([value]: readonly string[]) => text(value!.replace(/^ +| +$/g, ''))),
  length: ([value = null]) => decimal.ofWhole(value === null ? 0 : Array.from(String(value)).length),
  left: strict(([value, count]: Cut) => text(Array.from(value).slice(0, letters(count)).join(''))),
  right: strict(([value, count]: Cut) => {
    const all = Array.from(value)
    return text(all.slice(Math.max(all.length - letters(count), 0)).join(''))
  }),
  middle: strict(([value, first, count]: readonly [string, bigint, bigint]) => {
    const from = letters(first - decimal.ofWhole(1))
    return text(
      Array.from(value)
        .slice(from, from + letters(count))
        .join(''),
    )
  }),
  // A part that is blank is replaced nowhere; to put a blank in place of a part takes it out.
  replace: ([value = null, part = null, by = null]) => {
    const put = Array.from(String(by ?? ''))
      .slice(0, longestPart)
      .join('')
    if (value === null || part === null) return value
    return text(String(value).replaceAll(String(part), () => put))
  },
  numberText: strict(([value]: readonly bigint[]) => decimal.writeDecimal(value!)),
  percentText: strict(([value]: readonly bigint[]) => {
    const percent = decimal.multiply(value!, hundred)
    return percent === null ? null : `${decimal.writeDecimal(percent)} %`
  }),
  moneyText: strict(([amount, currency]: readonly [bigint, string]) => {
    const digits = minorDigits(currency)
    return decimal.writeFixed(decimal.round(amount, 0) / 10n ** BigInt(digits), digits)
  }),
  yesNoText: strict(([value]) => (value === true ? 'Yes' : 'No')),
  choiceText: strict(([value]: readonly string[], _, [arg]) =>
    optionLabel(value!, arg?.type.type === 'choice' ? arg.type.options : []),
  ),
  dayText: strict(([value]) => value!),
  readNumber: strict(([value]: readonly string[]) =>
    /^ *[+-]?[0-9]{1,30}(\.[0-9]{1,20})? *$/.test(value!) ? decimal.readDecimal(value!) : null,
  ),
} satisfies Record<string, Step>
