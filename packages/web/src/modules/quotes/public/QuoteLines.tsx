import { fillWords, type PricedLine, type PricedQuote, type QuoteWords } from '@regulars/model'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import type { PublicLine, PublicQuote } from './public-quote.ts'

export interface QuoteLinesProps {
  quote: Pick<PublicQuote, 'lines'>
  words: QuoteWords
  priced: PricedQuote
  chosen: ReadonlySet<string>
  /** Absent once the quote is no longer on offer. */
  onToggle?: (id: string, isChosen: boolean) => void
}

/** What is offered, and below it what may be added. */
export function QuoteLines({ quote, words, priced, chosen, onToggle }: QuoteLinesProps) {
  const lines = quote.lines.map((line, index) => ({ line, amounts: priced.lines[index]! }))
  const optional = lines.filter(({ line }) => line.optional)
  return (
    <>
      <ul className="mt-8 border-t border-rule">
        {lines
          .filter(({ line }) => !line.optional)
          .map(({ line, amounts }) => (
            <li key={line.id} className="border-b border-hairline py-3.5">
              <LineText {...{ line, amounts, words }} />
            </li>
          ))}
      </ul>
      {optional.length > 0 && (
        <section className="mt-8">
          <h2 className="font-serif text-name">{words.optionalHeading}</h2>
          {onToggle && <p className="text-small text-muted">{words.optionalNote}</p>}
          <ul className="mt-3 border-t border-rule">
            {optional.map(({ line, amounts }) => (
              <li key={line.id} className="flex gap-3 border-b border-hairline py-3.5">
                <span className="flex h-5 items-center">
                  <Checkbox
                    aria-label={fillWords(words.add, { name: line.name })}
                    checked={line.chosen || chosen.has(line.id)}
                    disabled={!onToggle}
                    onCheckedChange={(isChosen) => onToggle?.(line.id, isChosen)}
                  />
                </span>
                <div className="min-w-0 flex-1">
                  <LineText {...{ line, amounts, words }} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function LineText({ line, amounts, words }: { line: PublicLine; amounts: PricedLine; words: QuoteWords }) {
  const { number, moneyExact, percent } = useFormat()
  const quantity = [number(line.quantity, 6), line.unit].filter(Boolean).join(' ')
  const discount = line.discountShare ? ` · ${words.discount} ${percent(line.discountShare, 1)}` : ''
  return (
    <>
      <div className="flex justify-between gap-4">
        <span className="min-w-0 font-medium wrap-anywhere">{line.name}</span>
        <span className="shrink-0 tabular-nums">{moneyExact(amounts.listAmount - amounts.lineDiscount)}</span>
      </div>
      <p className="text-small text-muted tabular-nums">
        {quantity} × {moneyExact(line.unitPrice)}
        {line.period !== 'once' && ` ${line.period === 'month' ? words.perMonth : words.perYear}`}
        {discount}
      </p>
      {line.description && (
        <p className="mt-1 max-w-prose text-small whitespace-pre-line text-muted">{line.description}</p>
      )}
    </>
  )
}
