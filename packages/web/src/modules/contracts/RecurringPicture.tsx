import { useCallback } from 'react'
import { Chart } from '../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../ui/charts/chart-option.ts'
import { monthAxes } from '../../ui/charts/month-axes.ts'
import { tooltipCard } from '../../ui/charts/tooltip-card.ts'
import { monthName } from '../../ui/format/month-name.ts'
import { type Format, useFormat } from '../../ui/format/use-format.tsx'
import type { RecurringMonth, RecurringRevenue } from './recurring-revenue.ts'

type Move = 'gained' | 'expanded' | 'contracted' | 'churned'

/** What moved recurring revenue: what came is drawn above the line, what went below. */
const moves: {
  key: Move
  label: string
  sign: 1 | -1
  colour: (look: ChartLook) => string
  opacity: number
}[] = [
  { key: 'gained', label: 'New', sign: 1, colour: (look) => look.accent, opacity: 1 },
  { key: 'expanded', label: 'Expanded', sign: 1, colour: (look) => look.accent, opacity: 0.45 },
  { key: 'contracted', label: 'Contracted', sign: -1, colour: (look) => look.bad, opacity: 0.45 },
  { key: 'churned', label: 'Churned', sign: -1, colour: (look) => look.bad, opacity: 1 },
]

/** Recurring revenue month by month: what moved it as bars, what it came to as a line. */
export function RecurringPicture({ revenue }: { revenue: RecurringRevenue }) {
  const format = useFormat()
  const draw = useCallback((look: ChartLook) => optionOf(revenue, format, look), [revenue, format])
  const { months, currency } = revenue
  const cell = (minor: number) => ({ text: format.money(minor, currency), raw: minor })
  return (
    <Chart
      name="recurring-revenue"
      caption={captionOf(revenue, format)}
      height={340}
      draw={draw}
      table={{
        columns: [
          { label: 'Month' },
          { label: 'At the beginning', align: 'end' },
          ...moves.map(({ label }) => ({ label, align: 'end' as const })),
          { label: 'At the end', align: 'end' },
          { label: 'Customers', align: 'end' },
        ],
        rows: months
          .toReversed()
          .map((month) => [
            { text: monthName(month.month, format.locale, 'long'), raw: month.month },
            cell(month.opening),
            ...moves.map(({ key }) => cell(month[key])),
            cell(month.closing),
            month.customers,
          ]),
      }}
    />
  )
}

function captionOf({ months, currency }: RecurringRevenue, { money }: Format): string {
  const [first, last] = [months[0]!, months.at(-1)!]
  const difference = last.closing - first.opening
  const size = money(Math.abs(difference), currency)
  if (difference === 0) return `What recurs is as high as ${months.length} months ago.`
  return `What recurs is ${size} a month ${difference > 0 ? 'higher' : 'lower'} than ${months.length} months ago.`
}

function optionOf({ months, currency }: RecurringRevenue, format: Format, look: ChartLook): ChartOption {
  const { locale, money } = format
  return {
    ...monthAxes(
      months.map(({ month }) => month),
      currency,
      format,
    ),
    legend: { data: [...moves.map(({ label }) => label), 'A month'] },
    tooltip: {
      trigger: 'axis',
      formatter: (points) => {
        const month = months[[points].flat()[0]?.dataIndex ?? 0]!
        return tooltipCard(
          monthName(month.month, locale, 'long'),
          linesOf(month, (minor) => money(minor, currency), look),
        )
      },
    },
    series: [
      ...moves.map(({ key, label, sign, colour, opacity }) => ({
        type: 'bar' as const,
        stack: 'moves',
        name: label,
        barMaxWidth: 22,
        color: colour(look),
        itemStyle: { opacity },
        data: months.map((month) => sign * month[key]),
      })),
      {
        type: 'line',
        name: 'A month',
        color: look.ink,
        showSymbol: false,
        data: months.map(({ closing }) => closing),
      },
    ],
  }
}

function linesOf(month: RecurringMonth, money: (minor: number) => string, look: ChartLook) {
  return [
    ...moves
      .filter(({ key }) => month[key] !== 0)
      .map(({ key, label, sign, colour }) => ({
        label,
        value: `${sign < 0 ? '−' : '+'}${money(month[key])}`,
        colour: colour(look),
      })),
    { label: 'A month', value: money(month.closing), colour: look.ink },
  ]
}
