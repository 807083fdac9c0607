import { addDays, dayAt } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { useMay } from '../../app/session.ts'
import { type Format, useFormat } from '../../ui/format/use-format.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { type KpiLine, kpiLines, type TradedWeek } from './weeks-of-trade.ts'

/** How trade went lately, a line each: the figure, how it changed, its shape. Nothing when there is nothing to tell. */
export function HowTradeGoes() {
  const format = useFormat()
  const mayRead = useMay()('order.read')
  const today = dayAt(new Date(), format.timeZone)
  const { data } = useQuery({ ...weeksQuery(today, format.currency), enabled: mayRead })
  if (!mayRead) return null
  const lines = data && kpiLines(data.data.map(asWeek), format.currency, today)
  if (lines?.length === 0) return null
  return (
    <section aria-labelledby="trade">
      <SectionHeader
        id="trade"
        title="How trade goes"
        description="The last four whole weeks, against the four before."
      />
      {!lines && <SkeletonText />}
      {lines && (
        <ul className="border-t border-hairline">
          {lines.map((line) => (
            <LineRow key={line.name} line={line} />
          ))}
        </ul>
      )}
    </section>
  )
}

function weeksQuery(today: string, currency: string) {
  return apiQuery<{ data: Record<string, string | number>[] }>('orders/aggregate', {
    filter: {
      all: [
        { field: 'placedOn', op: 'gte', value: addDays(today, -7 * 14) },
        { field: 'status', op: 'is', value: 'placed' },
        { field: 'isReturn', op: 'is', value: false },
      ],
    },
    groupBy: 'placedAt:week',
    measures: 'count,sum:total,distinct:contact',
    amountsIn: currency,
  })
}

function asWeek(row: Record<string, string | number>): TradedWeek {
  return {
    placedAt: String(row.placedAt),
    currency: row.currency === undefined ? undefined : String(row.currency),
    orders: Number(row.count),
    revenue: Number(row['sum:total']),
    customers: Number(row['distinct:contact']),
  }
}

const labels = { revenue: 'Revenue', orders: 'Orders', customers: 'Customers a week' }

function LineRow({ line }: { line: KpiLine }) {
  const format = useFormat()
  const label = labels[line.name]
  return (
    <li className="flex items-center gap-4 border-b border-hairline py-3">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4">
        <span className="w-36 shrink-0">
          <span className="block text-small text-muted">{label}</span>
          <span className="font-serif text-name">{figureOf(line, format)}</span>
        </span>
        <span className="text-muted">{sayChange(line, format)}</span>
      </div>
      <Sparkline values={line.weeks} label={`${label}, the last 12 weeks`} width={120} height={28} />
    </li>
  )
}

function figureOf({ name, now }: KpiLine, { money, number }: Format): string {
  if (name === 'revenue') return money(now)
  return number(name === 'customers' ? Math.round(now / 4) : now)
}

function sayChange({ now, before }: KpiLine, { percent }: Format): string {
  if (before === 0) return 'nothing in the four weeks before'
  const change = now / before - 1
  if (Math.abs(change) < 0.005) return 'as in the four weeks before'
  return `${percent(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than in the four weeks before`
}
