import { fillWords, type QuoteWords } from '@regulars/model'
import { Callout } from '../../../ui/Callout.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import type { PublicQuote } from './public-quote.ts'

/** What became of the quote, once it is no longer on offer. */
export function QuoteState({ quote, words }: { quote: PublicQuote; words: QuoteWords }) {
  const { day } = useFormat()
  const decidedOn = quote.decidedAt ? day(quote.decidedAt) : ''
  const until = quote.validUntil ? day(quote.validUntil) : ''
  const said = {
    draft: undefined,
    sent: undefined,
    accepted: { tone: 'good', text: fillWords(words.stateAccepted, { date: decidedOn }) },
    declined: { tone: 'plain', text: fillWords(words.stateDeclined, { date: decidedOn }) },
    expired: { tone: 'attention', text: fillWords(words.stateExpired, { date: until }) },
    replaced: { tone: 'attention', text: words.stateReplaced },
  } as const
  const state = said[quote.status]
  if (!state) return null
  return (
    <div className="mt-7" role="status">
      <Callout tone={state.tone}>{state.text}</Callout>
    </div>
  )
}
