import { useCallback, useMemo } from 'react'
import { Chart } from '../../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../../ui/charts/chart-option.ts'
import { chartGrid } from '../../../ui/charts/chart-theme.ts'
import { intervalSeries } from '../../../ui/charts/interval-series.ts'
import { tooltipCard } from '../../../ui/charts/tooltip-card.ts'
import { type Format, useFormat } from '../../../ui/format/use-format.tsx'
import { armInterval, type Interval, type Measure } from './arm-interval.ts'
import { measureWriter } from './measure-words.ts'
import type { ProgramResults } from './program-results.ts'

export interface ArmsChartProps {
  measure: Measure
  results: ProgramResults
}

/** The two groups as points with their intervals: where they lie apart, the message made the difference. */
export function ArmsChart({ measure, results: { arms, currency } }: ArmsChartProps) {
  const format = useFormat()
  const write = measureWriter(measure, currency, format)
  const { treatment, holdout } = arms
  const rows = useMemo(
    () => [
      { label: 'Written to', ...armInterval(treatment, measure) },
      { label: 'Held back', ...armInterval(holdout, measure) },
    ],
    [treatment, holdout, measure],
  )
  const draw = useCallback(
    (look: ChartLook) => drawArms(look, rows, measureWriter(measure, currency, format)),
    [rows, measure, currency, format],
  )
  return (
    <Chart
      name={`written-to-and-held-back-${measure}`}
      caption={captionOf(measure, rows, format, currency)}
      height={150}
      draw={draw}
      table={{
        columns: [
          { label: 'Group' },
          { label: 'From', align: 'end' },
          { label: 'A person', align: 'end' },
          { label: 'To', align: 'end' },
        ],
        rows: rows.map(({ label, low, value, high }) => [
          label,
          ...[low, value, high].map((figure) => ({ text: write(figure), raw: figure })),
        ]),
      }}
    />
  )
}

type Row = Interval & { label: string }

function captionOf(measure: Measure, [treated, held]: Row[], format: Format, currency: string): string {
  const write = measureWriter(measure, currency, format)
  const said = ({ value, low, high }: Row) => `${write(value)} (${write(low)} to ${write(high)})`
  if (!treated || !held) return ''
  if (measure === 'buyers')
    return `Of those written to ${said(treated)} bought; of those held back ${said(held)}.`
  const did = measure === 'orders' ? 'ordered this often' : 'spent this much'
  return `On average a person ${did}: written to ${said(treated)}, held back ${said(held)}.`
}

function drawArms(look: ChartLook, rows: readonly Row[], write: (value: number) => string): ChartOption {
  return {
    grid: { ...chartGrid, top: 8 },
    tooltip: {
      trigger: 'item',
      formatter: (point) => {
        const row = rows[[point].flat()[0]?.dataIndex ?? 0]!
        return tooltipCard(row.label, [
          { label: 'A person', value: write(row.value) },
          { label: '95 % sure', value: `${write(row.low)} to ${write(row.high)}` },
        ])
      },
    },
    xAxis: { type: 'value', min: ({ min }) => Math.min(0, min), axisLabel: { formatter: write } },
    yAxis: { type: 'category', data: rows.map(({ label }) => label), inverse: true },
    series: [
      intervalSeries(rows.map((row, at) => ({ ...row, at, colour: at === 0 ? look.treated : look.holdout }))),
    ],
  }
}
