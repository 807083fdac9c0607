import {
  choicesOf,
  countedLines,
  fillWords,
  type PricedLine,
  type PricedQuote,
  type QuoteWords,
} from '@regulars/model'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import type { PublicLine, PublicQuote } from './public-quote.ts'

export interface QuoteLinesProps {
  quote: Pick<PublicQuote, 'lines'>
  words: QuoteWords
  priced: PricedQuote
  chosen: ReadonlySet<string>
  /** Absent once the quote is no longer on offer. */
  onToggle?: (id: string, isChosen: boolean) => void
}

interface ShownLine {
  line: PublicLine
  amounts: PricedLine
}

/** What is offered, with what may be taken in its place, and below it what may be added. */
export function QuoteLines({ quote, words, priced, chosen, onToggle }: QuoteLinesProps) {
  const shown = quote.lines.map((line, index) => ({
    line: { ...line, chosen: line.chosen || chosen.has(line.id) },
    amounts: priced.lines[index]!,
    alternative: line.alternative,
  }))
  const [added, sold] = partition(choicesOf(shown), ([first]) => first!.line.optional)
  return (
    <>
      <ul className="mt-8 border-t border-rule">
        {sold.map((choice) => (
          <li key={choice[0]!.line.id} className="border-b border-hairline py-3.5">
            {choice.length === 1 ? (
              <LineText {...choice[0]!} words={words} />
            ) : (
              <OneOf {...{ choice, words, onToggle }} />
            )}
          </li>
        ))}
      </ul>
      {added.length > 0 && (
        <section className="mt-8">
          <h2 className="font-serif text-name">{words.optionalHeading}</h2>
          {onToggle && <p className="text-small text-muted">{words.optionalNote}</p>}
          <ul className="mt-3 border-t border-rule">
            {added.flat().map(({ line, amounts }) => (
              <li key={line.id} className="flex gap-2 border-b border-hairline py-3.5">
                <span className="flex h-5 items-center">
                  <Checkbox
                    aria-label={fillWords(words.add, { name: line.name })}
                    checked={line.chosen}
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

interface OneOfProps extends Pick<QuoteLinesProps, 'words' | 'onToggle'> {
  choice: readonly ShownLine[]
}

/** A line and what stands in its place, of which one is taken. */
function OneOf({ choice, words, onToggle }: OneOfProps) {
  const [taken] = countedLines(choice.map(({ line }) => line))
  return (
    <>
      <p className="text-small text-muted">{words.chooseOne}</p>
      <RadioGroup
        label={words.chooseOne}
        className="mt-1 gap-2"
        disabled={!onToggle}
        value={taken!.id}
        onValueChange={(id) => onToggle?.(id, true)}
        options={choice.map(({ line, amounts }) => ({
          value: line.id,
          label: <LineText {...{ line, amounts, words }} />,
        }))}
      />
    </>
  )
}

/** Those for which it holds, and the others. */
function partition<Item>(items: readonly Item[], holds: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))]
}

function LineText({ line, amounts, words }: { line: PublicLine; amounts: PricedLine; words: QuoteWords }) {
  const { number, moneyExact, percent } = useFormat()
  const quantity = [number(line.quantity, 6), line.unit].filter(Boolean).join(' ')
  const discount = line.discountShare ? ` · ${words.discount} ${percent(line.discountShare, 1)}` : ''
  return (
    <>
      <span className="flex justify-between gap-4">
        <span className="min-w-0 font-medium wrap-anywhere">{line.name}</span>
        <span className="shrink-0 tabular-nums">{moneyExact(amounts.listAmount - amounts.lineDiscount)}</span>
      </span>
      <span className="block text-small text-muted tabular-nums">
        {quantity} × {moneyExact(line.unitPrice)}
        {line.period !== 'once' && ` ${line.period === 'month' ? words.perMonth : words.perYear}`}
        {discount}
      </span>
      {line.description && (
        <span className="mt-1 block max-w-prose text-small whitespace-pre-line text-muted">
          {line.description}
        </span>
      )}
    </>
  )
}
