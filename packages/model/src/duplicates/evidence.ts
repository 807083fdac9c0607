import { inSentence } from '../words/in-sentence.ts'

/** What the values of two records say about their being one and the same, and that in words. */

/** agrees: the same; nearly: alike; differs: different; missing: at least one has no value. */
export type Verdict = 'agrees' | 'nearly' | 'differs' | 'missing'

/** What one field says about a pair. */
export interface FieldEvidence {
  /** Key of the field. */
  field: string
  verdict: Verdict
  /** The agreement in words: 'the same day', 'one typing error'. */
  agreement: string
  /** Doublings of the odds: +1 makes "the same" twice as likely, −1 half. */
  weight: number
}

/** More reasons than these nobody reads. */
const mostReasons = 4

/**
 * Why two records may be the same, in a sentence: what agrees, what nearly does, what differs; the weightiest first.
 *
 * @param labelOf label of a field by its key; undefined for one that is not told of
 * @example describeEvidence(evidence, () => 'Phone') // 'Same phone and e-mail; name spelt alike or a short form. Birthday differs.'
 */
export function describeEvidence(
  evidence: readonly FieldEvidence[],
  labelOf: (field: string) => string | undefined,
): string {
  const told = [...evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .flatMap(({ field, ...rest }) => {
      const label = labelOf(field)
      return label === undefined ? [] : [{ ...rest, label: inSentence(label) }]
    })
  const labels = (verdict: Verdict) =>
    told.filter((each) => each.verdict === verdict && each.label).map(({ label }) => label)
  const same = labels('agrees').slice(0, mostReasons)
  const nearly = told
    .filter(({ verdict }) => verdict === 'nearly')
    .slice(0, mostReasons)
    .map(({ label, agreement }) => `${label} ${asSlip(agreement)}`)
  const differs = labels('differs').slice(0, mostReasons)
  const speaksFor = [same.length > 0 ? `same ${enumerate(same)}` : '', ...nearly].filter(Boolean).join('; ')
  return [
    speaksFor,
    differs.length > 0 ? `${enumerate(differs)} ${differs.length === 1 ? 'differs' : 'differ'}` : '',
  ]
    .filter(Boolean)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`)
    .join(' ')
}

/** "one typing error" → "with one typing error", but "spelt alike" stays. */
const asSlip = (agreement: string): string =>
  /^(one|a|two|few|day) /.test(agreement) ? `with ${agreement}` : agreement

const enumerate = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
