import { useCallback } from 'react'
import { Chart } from '../../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../../ui/charts/chart-option.ts'
import { chartGrid } from '../../../ui/charts/chart-theme.ts'
import { tooltipCard } from '../../../ui/charts/tooltip-card.ts'
import { type Format, useFormat } from '../../../ui/format/use-format.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import type { ValuePictures } from '../value-queries.ts'

type Bar = ValuePictures['distribution'][number]

/** How many customers are expected to bring how much. */
export function Distribution({ pictures: { distribution, currency } }: { pictures: ValuePictures }) {
  const format = useFormat()
  const bars = withGaps(distribution)
  const draw = useCallback(
    (look: ChartLook) => distributionOption(withGaps(distribution), currency, format, look),
    [distribution, currency, format],
  )
  return (
    <section aria-labelledby="distribution">
      <SectionHeader id="distribution" title="What each may bring in 12 months" />
      <Chart
        name="expected-value"
        caption={sayDistribution(bars, currency, format)}
        draw={draw}
        table={{
          columns: [
            { label: 'From', align: 'end' },
            { label: 'To', align: 'end' },
            { label: 'Customers', align: 'end' },
          ],
          rows: bars.map(({ from, to, customers }, index) => [
            format.money(from, currency),
            index === bars.length - 1 ? 'and more' : format.money(to, currency),
            customers,
          ]),
        }}
      />
    </section>
  )
}

/** Bins without anybody are not in the answer; on an axis of categories they would be swallowed. */
function withGaps(bars: readonly Bar[]): Bar[] {
  const [first] = bars
  const last = bars.at(-1)
  if (!first || !last) return []
  const width = first.to - first.from
  const count = Math.round((last.from - first.from) / width) + 1
  return Array.from({ length: count }, (_, index) => {
    const from = first.from + index * width
    const found = bars.find((bar) => Math.abs(bar.from - from) < width / 2)
    return found ?? { from, to: from + width, customers: 0 }
  })
}

function sayDistribution(bars: readonly Bar[], currency: string, { money, number, percent }: Format): string {
  const total = bars.reduce((sum, { customers }) => sum + customers, 0)
  let sum = 0
  const half = bars.find((bar) => {
    sum += bar.customers
    return sum >= total / 2
  })!
  const last = bars.at(-1)!
  return `${percent(sum / total)} of customers are expected to bring less than ${money(half.to, currency)} each; ${number(last.customers)} bring ${money(last.from, currency)} or more.`
}

function distributionOption(
  bars: readonly Bar[],
  currency: string,
  format: Format,
  look: ChartLook,
): ChartOption {
  const range = ({ from, to }: Bar, index: number) =>
    index === bars.length - 1
      ? `${format.money(from, currency)} and more`
      : `${format.money(from, currency)}–${format.money(to, currency)}`
  return {
    grid: { ...chartGrid, left: 26, bottom: 26 },
    tooltip: {
      trigger: 'axis',
      formatter: (points) => {
        const { dataIndex } = [points].flat()[0]!
        const bar = bars[dataIndex]!
        return tooltipCard(range(bar, dataIndex), [
          { label: 'Customers', value: format.number(bar.customers) },
        ])
      },
    },
    xAxis: {
      type: 'category',
      data: bars.map(({ from }) => format.money(from, currency)),
      name: 'expected in 12 months',
      nameGap: 28,
    },
    yAxis: { type: 'value', name: 'customers', nameGap: 38, nameRotate: 90, minInterval: 1 },
    series: [
      {
        type: 'bar',
        data: bars.map(({ customers }) => customers),
        color: look.accent,
        barCategoryGap: '12%',
      },
    ],
  }
}
