import type { QuoteWords } from '@regulars/model'
import { asProblem } from '../../../app/problem.ts'
import { Callout } from '../../../ui/Callout.tsx'

/** Why an answer was not taken, in the language of the quote: it stands otherwise now, or it did not get through. */
export function Refused({ error, words }: { error: unknown; words: QuoteWords }) {
  if (!error) return null
  return <Callout tone="bad">{asProblem(error).status === 409 ? words.lateChange : words.failed}</Callout>
}
