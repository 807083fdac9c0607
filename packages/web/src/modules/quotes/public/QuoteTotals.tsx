import { fillWords, type PricedDocument, type QuoteWords } from '@regulars/model'
import { useFormat } from '../../../ui/format/use-format.tsx'
import type { PublicQuote } from './public-quote.ts'

export interface QuoteTotalsProps {
  quote: Pick<PublicQuote, 'pricesIncludeTax' | 'taxTreatment' | 'discountShare'>
  words: QuoteWords
  total: PricedDocument
  /** How what recurs is agreed, below. */
  recurring?: string | undefined
}

/** What it comes to, from the sum of the lines to the total. */
export function QuoteTotals({ quote, words, total, recurring }: QuoteTotalsProps) {
  const { moneyExact, percent } = useFormat()
  const { pricesIncludeTax, taxTreatment, discountShare } = quote
  const showsNet = !pricesIncludeTax && total.taxes.length > 0
  return (
    <dl className="mt-4 ml-auto max-w-sm space-y-1.5 tabular-nums">
      {total.wholeDiscount !== 0 && (
        <>
          <Row term={words.sum} amount={moneyExact(total.listAmount - total.lineDiscount)} />
          <Row
            term={fillWords(words.discountOnAll, { percent: percent(discountShare ?? 0, 1) })}
            amount={moneyExact(-total.wholeDiscount)}
          />
        </>
      )}
      {showsNet && <Row term={words.net} amount={moneyExact(total.net)} />}
      {showsNet &&
        total.taxes.map(({ key, name, rate, base, amount }) => (
          <Row
            key={key}
            term={fillWords(words.taxOf, { name, percent: percent(rate, 2), base: moneyExact(base) })}
            amount={moneyExact(amount)}
          />
        ))}
      <div className="flex items-baseline justify-between gap-4 border-t border-rule pt-2">
        <dt className="font-medium">{words.total}</dt>
        <dd className="font-serif text-title">{moneyExact(total.gross)}</dd>
      </div>
      {pricesIncludeTax &&
        total.taxes.map(({ key, name, rate, amount }) => (
          <div key={key} className="text-right text-small text-muted">
            <dt className="sr-only">{name}</dt>
            <dd>
              {fillWords(words.taxIncluded, { name, percent: percent(rate, 2), amount: moneyExact(amount) })}
            </dd>
          </div>
        ))}
      {recurring && (
        <div className="pt-2 text-small text-muted">
          <dt className="sr-only">{words.terms}</dt>
          <dd>{recurring}</dd>
        </div>
      )}
      {taxTreatment !== 'taxed' && (
        <div className="text-right text-small text-muted">
          <dt className="sr-only">{words.total}</dt>
          <dd>{words[taxTreatment]}</dd>
        </div>
      )}
    </dl>
  )
}

function Row({ term, amount }: { term: string; amount: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{term}</dt>
      <dd>{amount}</dd>
    </div>
  )
}
