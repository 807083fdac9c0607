import type { LineSeriesOption } from 'echarts/charts'
import { useCallback, useState } from 'react'
import { Chart } from '../../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../../ui/charts/chart-option.ts'
import { chartGrid } from '../../../ui/charts/chart-theme.ts'
import { tooltipCard } from '../../../ui/charts/tooltip-card.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import type { ValuePictures } from '../value-queries.ts'

/** How much of the revenue the best customers bring, with a cut that can be moved. */
export function WhaleCurve({ pictures: { whale } }: { pictures: ValuePictures }) {
  const { percent } = useFormat()
  const last = whale.length - 1
  const [cut, setCut] = useState(() =>
    Math.max(
      1,
      whale.findIndex(({ spendShare }) => spendShare >= 0.5),
    ),
  )
  const at = whale[Math.min(cut, last)]!
  const draw = useCallback((look: ChartLook) => whaleOption(whale, at, percent, look), [whale, at, percent])
  return (
    <section aria-labelledby="whale">
      <SectionHeader id="whale" title="Who brings the revenue" />
      <Chart
        name="whale-curve"
        caption={`The best ${percent(at.customerShare)} of customers bring ${percent(at.spendShare)} of the revenue.`}
        draw={draw}
        table={{
          columns: [
            { label: 'Best customers', align: 'end' },
            { label: 'Share of revenue', align: 'end' },
          ],
          rows: whale.map(({ customerShare, spendShare }) => [
            { text: percent(customerShare), raw: customerShare },
            { text: percent(spendShare), raw: spendShare },
          ]),
        }}
      />
      <label className="mt-2 flex items-center gap-3 text-small text-muted">
        Move the cut
        <input
          type="range"
          min={1}
          max={last}
          value={cut}
          onChange={(event) => setCut(Number(event.target.value))}
          aria-valuetext={`the best ${percent(at.customerShare)}`}
          className="h-hit flex-1 rounded-sm accent-accent ring-focus"
        />
      </label>
    </section>
  )
}

type Point = ValuePictures['whale'][number]

function whaleOption(
  whale: readonly Point[],
  cut: Point,
  percent: (share: number) => string,
  look: ChartLook,
): ChartOption {
  const axis = { type: 'value' as const, min: 0, max: 1, interval: 0.25, axisLabel: { formatter: percent } }
  const equal = [
    [0, 0],
    [1, 1],
  ]
  return {
    grid: { ...chartGrid, left: 26, bottom: 26 },
    tooltip: {
      trigger: 'axis',
      formatter: (points) => {
        const [customers, spend] = [points].flat()[0]!.value as [number, number]
        return tooltipCard(`The best ${percent(customers)}`, [
          { label: 'bring', value: percent(spend), colour: look.accent },
        ])
      },
    },
    xAxis: { ...axis, name: 'best customers', nameGap: 28, splitLine: { show: false } },
    yAxis: { ...axis, name: 'share of revenue', nameGap: 38, nameRotate: 90 },
    series: [
      {
        type: 'line',
        name: 'Revenue',
        data: whale.map(({ customerShare, spendShare }) => [customerShare, spendShare]),
        color: look.accent,
        areaStyle: { color: look.accent, opacity: 0.1 },
        ...cutMarks(cut, look),
      },
      {
        type: 'line',
        name: 'If all were equal',
        data: equal,
        silent: true,
        color: look.faint,
        lineStyle: { width: 1, type: [4, 4] },
        tooltip: { show: false },
      },
    ],
  }
}

/** The point of the cut, with lines to both axes. */
function cutMarks(cut: Point, look: ChartLook): Pick<LineSeriesOption, 'markPoint' | 'markLine'> {
  return {
    markPoint: {
      symbol: 'circle',
      symbolSize: 11,
      label: { show: false },
      itemStyle: { color: look.accent, borderColor: look.paper, borderWidth: 2 },
      data: [{ name: 'Cut', coord: [cut.customerShare, cut.spendShare] }],
    },
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: look.muted, type: [3, 3] },
      data: [
        [{ coord: [cut.customerShare, 0] }, { coord: [cut.customerShare, cut.spendShare] }],
        [{ coord: [0, cut.spendShare] }, { coord: [cut.customerShare, cut.spendShare] }],
      ],
    },
  }
}
