import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { StatFigure } from '../../../ui/StatFigure.tsx'
import type { Contact, Score } from '../contact-query.ts'
import { memoryQuery } from '../memory/memory-query.ts'
import { HowWeKnow } from './HowWeKnow.tsx'
import { nextOrderOf } from './next-order.ts'

/** Facts and estimates of one person side by side; estimates with their range, and how we know. */
export function Estimates({ contact }: { contact: Contact }) {
  const format = useFormat()
  const { data: memory } = useQuery(memoryQuery(contact.id))
  const [isOpen, setOpen] = useState(false)
  const { score, revenue, orderCount, id } = contact
  const bought = memory?.bought
  const next = bought && nextOrderOf(bought.lastOn, bought.usualGapDays, format)
  const why = () => setOpen(true)
  if (!orderCount && !score) return null
  return (
    <>
      <div className="mt-5 grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-4">
        {revenue !== undefined && (
          <StatFigure
            label="Worth so far"
            value={<span title={format.moneyExact(revenue)}>{format.money(revenue)}</span>}
            detail={orderCount === undefined ? undefined : ordersIn(orderCount, format.number)}
          />
        )}
        {score && <StillCustomer score={score} onWhy={why} />}
        {next && <StatFigure label="Next order" value={next.value} detail={next.detail} />}
        {score && <NextYear score={score} onWhy={why} />}
      </div>
      {orderCount !== undefined && orderCount > 0 && score?.lifetimeValue == null && (
        <NoEstimate score={score} />
      )}
      {score && <HowWeKnow key={id} score={score} open={isOpen} onOpenChange={setOpen} />}
    </>
  )
}

function ordersIn(count: number, number: (value: number) => string): string {
  return count === 1 ? '1 order' : `${number(count)} orders`
}

interface FigureProps {
  score: Score
  onWhy: () => void
}

function StillCustomer({ score, onWhy }: FigureProps) {
  const { percent, number } = useFormat()
  const { stillCustomer: value, stillCustomerLow: low, stillCustomerHigh: high } = score
  if (value === null || low === null || high === null) return null
  const words =
    percent(low) === percent(high) ? `about ${percent(value)}` : `${number(low * 100, 0)}–${percent(high)}`
  return (
    <StatFigure
      label="Still a customer"
      value={percent(value)}
      estimate={{ low, value, high, from: 0, to: 1, words }}
      onWhy={onWhy}
    />
  )
}

function NextYear({ score, onWhy }: FigureProps) {
  const { money, number } = useFormat()
  const { lifetimeValue: value, lifetimeValueLow: low, lifetimeValueHigh: high } = score
  if (value === null || low === null || high === null) return null
  return (
    <StatFigure
      label="Next 12 months"
      value={money(value)}
      estimate={{ low, value, high, words: `${money(low)}–${money(high)}` }}
      detail={
        score.expectedOrders365 === null ? undefined : `about ${number(score.expectedOrders365, 0)} orders`
      }
      onWhy={onWhy}
    />
  )
}

function NoEstimate({ score }: { score: Score | null | undefined }) {
  return (
    <p className="mt-4 text-small text-muted">
      {score
        ? 'The history does not carry estimates yet; the page Value says why.'
        : 'Not analysed yet. Value works out who still is a customer and what each is likely to bring.'}
    </p>
  )
}
