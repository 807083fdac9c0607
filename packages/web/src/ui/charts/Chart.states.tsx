import type { States } from '../states.ts'
import { Chart } from './Chart.tsx'
import type { ChartLook } from './chart-look.ts'
import type { ChartOption } from './chart-option.ts'
import { chartGrid } from './chart-theme.ts'
import { intervalSeries } from './interval-series.ts'
import { tooltipCard } from './tooltip-card.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const treated = [210, 232, 251, 274, 301, 322, 340, 361, 372, 390, 405, 431]
const holdout = [208, 219, 224, 230, 241, 248, 252, 262, 266, 270, 279, 284]
const arms = [
  { arm: 'Written to', low: 18.2, value: 21.4, high: 24.6 },
  { arm: 'Held back', low: 12.1, value: 14.9, high: 17.7 },
]

export const states: States = {
  title: 'Charts',
  examples: {
    'Two lines': () => (
      <Chart
        name="written-to-and-held-back"
        caption="People who were written to bought more every month than those who were held back by chance."
        draw={drawLines}
        table={{
          columns: [
            { label: 'Month' },
            { label: 'Written to', align: 'end' },
            { label: 'Held back', align: 'end' },
          ],
          rows: months.map((month, index) => [month, treated[index]!, holdout[index]!]),
        }}
      />
    ),
    'Points with intervals': () => (
      <Chart
        name="revenue-per-person"
        caption="Each person written to brought €21.40 (€18.20–€24.60), each held back €14.90 (€12.10–€17.70)."
        height={150}
        draw={drawIntervals}
        table={{
          columns: [{ label: 'Group' }, { label: 'Low' }, { label: 'Per person' }, { label: 'High' }],
          rows: arms.map(({ arm, low, value, high }) => [arm, low, value, high]),
        }}
      />
    ),
    'Eight series': () => (
      <Chart
        name="eight-series"
        caption="Eight series stay apart, also for those who see fewer colours."
        draw={drawEight}
        table={{ columns: [{ label: 'Series' }], rows: [['one to eight']] }}
      />
    ),
  },
}

function drawLines(look: ChartLook): ChartOption {
  return {
    grid: { ...chartGrid, right: 90 },
    tooltip: {
      trigger: 'axis',
      formatter: (points) => {
        const rows = [points].flat().map(({ seriesName = '', value, color }) => ({
          label: seriesName,
          value: String(value),
          colour: String(color),
        }))
        return tooltipCard([points].flat()[0]?.name ?? '', rows)
      },
    },
    xAxis: { type: 'category', data: months, boundaryGap: false },
    yAxis: { type: 'value' },
    series: [line('Written to', treated, look.treated), line('Held back', holdout, look.holdout)],
  }
}

function line(name: string, data: number[], color: string) {
  return {
    type: 'line' as const,
    name,
    data,
    color,
    endLabel: { show: true, formatter: '{a}', color, distance: 8 },
  }
}

function drawIntervals(look: ChartLook): ChartOption {
  return {
    xAxis: { type: 'value', min: 0, axisLabel: { formatter: '€{value}' } },
    yAxis: { type: 'category', data: arms.map(({ arm }) => arm), inverse: true },
    series: [
      intervalSeries(
        arms.map((each, at) => ({ ...each, at, colour: at === 0 ? look.treated : look.holdout })),
      ),
    ],
  }
}

function drawEight(look: ChartLook): ChartOption {
  return {
    legend: {},
    grid: { ...chartGrid, top: 40 },
    xAxis: { type: 'category', data: months.slice(0, 6) },
    yAxis: { type: 'value' },
    series: look.series.map((_, index) => ({
      type: 'bar' as const,
      name: `Series ${index + 1}`,
      data: [5, 6, 7, 5, 6, 8].map((value) => value + ((index * 3) % 5)),
    })),
  }
}
