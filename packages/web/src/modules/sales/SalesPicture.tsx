import { toMajor } from '@regulars/model'
import { useCallback } from 'react'
import { Chart } from '../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../ui/charts/chart-option.ts'
import { tooltipCard } from '../../ui/charts/tooltip-card.ts'
import { localeOfWords } from '../../ui/format/locale-of-words.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { MonthOfSales, Sales } from './sales-by-month.ts'

/** Revenue month by month. */
export function SalesPicture({ sales, name }: { sales: Sales; name: string }) {
  const { money, compact, locale } = useFormat()
  const { months, currency } = sales
  const draw = useCallback(
    (look: ChartLook): ChartOption => ({
      tooltip: {
        trigger: 'axis',
        formatter: (points) => {
          const { month, amount, quantity } = months[[points].flat()[0]?.dataIndex ?? 0]!
          return tooltipCard(monthName(month, locale, 'long'), [
            { label: 'Revenue', value: money(amount, currency), colour: look.accent },
            { label: 'Sold', value: String(quantity) },
          ])
        },
      },
      xAxis: { type: 'category', data: months.map(({ month }) => monthName(month, locale, 'short')) },
      yAxis: {
        type: 'value',
        axisLabel: { formatter: (minor: number) => compact(toMajor(minor, currency)) },
      },
      series: [
        { type: 'bar', data: months.map(({ amount }) => amount), color: look.accent, barMaxWidth: 18 },
      ],
    }),
    [months, currency, money, compact, locale],
  )
  return (
    <Chart
      name={name}
      caption={captionOf(months, locale)}
      height={220}
      draw={draw}
      table={{
        columns: [{ label: 'Month' }, { label: 'Revenue', align: 'end' }, { label: 'Sold', align: 'end' }],
        rows: months.map(({ month, amount, quantity }) => [
          { text: monthName(month, locale, 'long'), raw: month },
          { text: money(amount, currency), raw: amount },
          quantity,
        ]),
      }}
    />
  )
}

function captionOf(months: readonly MonthOfSales[], locale: string): string {
  const [first, last] = [months[0], months.at(-1)].map((each) => monthName(each!.month, locale, 'long'))
  if (first === last) return `All of it was sold in ${first}.`
  return `Revenue month by month, from ${first} to ${last}.`
}

function monthName(month: string, locale: string, length: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(localeOfWords(locale), {
    month: length,
    year: length === 'long' ? 'numeric' : '2-digit',
    timeZone: 'UTC',
  }).format(new Date(`${month}T00:00:00Z`))
}
