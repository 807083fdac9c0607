import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { PointerEvent } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { monthName } from '../../../ui/format/month-name.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MoneyInput } from '../../../ui/MoneyInput.tsx'
import type { ForecastMonth } from './insight-queries.ts'
import { type OpenDeal, type Supposed, type Suppositions, suppose } from './what-if.ts'

interface WhatIfMonthProps {
  month: ForecastMonth
  /** By how much it would bring more or less, minor units. */
  change: number
  deals: readonly OpenDeal[]
  suppositions: Suppositions
  pricedIds: ReadonlySet<string>
  currency: string
  isOver: boolean
  /** The months beside it, where there are any. */
  earlier: string | undefined
  later: string | undefined
  start: (id: string, event: PointerEvent) => void
  onSuppose: (id: string, supposed: Supposed) => void
}

/** A month with the deals that are supposed to be won in it. */
export function WhatIfMonth(props: WhatIfMonthProps) {
  const { month, change, deals, currency, isOver } = props
  const { money, locale } = useFormat()
  const would = month.won + month.weighted + change
  const name = monthName(month.month, locale, 'long')
  return (
    <section
      aria-label={name}
      data-drop={month.month}
      className={classNames(
        'w-60 shrink-0 rounded-md border border-hairline bg-sunken p-2',
        isOver && 'outline-2 outline-accent',
      )}
    >
      <h3 className="px-1 font-medium">{name}</h3>
      <p className="px-1 tabular-nums">
        {money(would, currency)}
        {change !== 0 && (
          <span className={change > 0 ? 'text-good' : 'text-bad'}>
            {' '}
            {change > 0 ? '+' : '−'}
            {money(Math.abs(change), currency)}
          </span>
        )}
      </p>
      <p className="mb-2 min-h-5 px-1 text-small text-muted">
        {month.target !== null && `of a target of ${money(month.target, currency)}`}
      </p>
      <ul className="space-y-2">
        {deals.map((deal) => (
          <DealCard key={deal.id} deal={deal} {...props} />
        ))}
      </ul>
    </section>
  )
}

function DealCard({ deal, ...props }: WhatIfMonthProps & { deal: OpenDeal }) {
  const { suppositions, pricedIds, currency, earlier, later, start, onSuppose } = props
  const { percent } = useFormat()
  const { value } = suppose(deal, suppositions[deal.id])
  const step = (to: string | undefined, label: string, icon: React.ReactNode) => (
    <IconButton
      label={`${deal.title}: ${label}`}
      icon={icon}
      disabled={to === undefined}
      onClick={() => to && onSuppose(deal.id, { month: to })}
    />
  )
  return (
    <li className="rounded-md border border-hairline bg-raised p-2">
      <div
        className="cursor-grab truncate font-medium select-none"
        onPointerDown={(event) => start(deal.id, event)}
      >
        {deal.title}
      </div>
      <div className="mt-1 flex items-center gap-1">
        {step(earlier, 'a month earlier', <ChevronLeft />)}
        <MoneyInput
          aria-label={`Value of ${deal.title}`}
          minor={value}
          currency={currency}
          min={0}
          disabled={pricedIds.has(deal.id)}
          onMinorChange={(minor) => onSuppose(deal.id, { value: minor })}
        />
        {step(later, 'a month later', <ChevronRight />)}
      </div>
      <p className="mt-1 text-small text-muted">
        {percent(deal.stage?.probability ?? 0)} likely by its stage
        {pricedIds.has(deal.id) && '; its value follows from its products'}
      </p>
    </li>
  )
}
