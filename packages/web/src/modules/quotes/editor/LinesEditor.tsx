import type { PricedLine } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { taxClassesQuery } from '../queries.ts'
import { mostLines } from '../quote.ts'
import { AddLine } from './AddLine.tsx'
import type { DraftLine } from './draft-line.ts'
import { LineRow } from './LineRow.tsx'
import { RelatedProducts, useRelatedProducts } from './RelatedProducts.tsx'
import { ownLine, useLinePrices } from './use-line-prices.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

export interface LinesEditorProps {
  draft: QuoteDraft
  priced: readonly PricedLine[]
}

/**
 * The lines, for fast hands: choose or type what is offered, Enter; quantity, Tab, price, Enter, and on to the next. Alt with an arrow moves a line.
 */
export function LinesEditor({ draft, priced }: LinesEditorProps) {
  const { quote, lines, changeLines } = draft
  const place = useRef<HTMLDivElement>(null)
  const taxClasses = useQuery(taxClassesQuery).data?.data ?? []
  const patch = (key: string, values: Partial<DraftLine>) =>
    changeLines((all) => all.map((line) => (line.key === key ? { ...line, ...values } : line)))
  const prices = useLinePrices(draft, patch)
  const related = useRelatedProducts(lines)
  const focus = (selector: string) =>
    requestAnimationFrame(() => place.current?.querySelector<HTMLInputElement>(selector)?.focus())
  const goOn = (key: string | undefined) => key && focus(`[data-line="${key}"] [data-part="quantity"] input`)
  const addNext = () => focus('[data-part="add"] input')
  const lastClass = lines.at(-1)?.taxClassId ?? taxClasses[0]?.id ?? null
  const move = (key: string, by: number) => changeLines((all) => moved(all, key, by))
  return (
    <div ref={place}>
      <ul aria-label="Lines" className="border-t border-rule">
        {lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            amounts={priced[index]!}
            isFirst={index === 0}
            related={
              <RelatedProducts
                {...{ line, lines, related }}
                onAdd={async (id, adding) => goOn(await prices.addProduct(id, adding))}
              />
            }
            currency={quote.currency}
            taxClasses={taxClasses}
            onChange={(values) => patch(line.key, values)}
            onQuantityChange={(quantity) => prices.changeQuantity(line, quantity)}
            onRemove={() => {
              changeLines((all) => all.filter(({ key }) => key !== line.key))
              addNext()
            }}
            onMove={(by) => move(line.key, by)}
            onNext={addNext}
          />
        ))}
      </ul>
      {lines.length < mostLines && (
        <div data-part="add" className="py-2.5">
          <AddLine
            onProduct={async (id) => goOn(await prices.addProduct(id))}
            onWords={(name) => {
              const line = ownLine(name, lastClass)
              changeLines((all) => [...all, line])
              goOn(line.key)
            }}
          />
        </div>
      )}
    </div>
  )
}

function moved(lines: readonly DraftLine[], key: string, by: number): readonly DraftLine[] {
  const from = lines.findIndex((line) => line.key === key)
  const to = from + by
  if (to < 0 || to >= lines.length) return lines
  const next = [...lines]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
