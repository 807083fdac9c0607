import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../../ui/charts/chart-option.ts'
import { chartGrid } from '../../../ui/charts/chart-theme.ts'
import { tooltipCard } from '../../../ui/charts/tooltip-card.ts'
import type { BackTest } from '../value-queries.ts'

type Say = (value: number, digits?: number) => string

/** The calibration plot: ten groups by what was expected of them, against what came; on the line would be perfect. */
export function byTenthOption(tenths: BackTest['byTenth'], number: Say, look: ChartLook): ChartOption {
  const most = Math.ceil(Math.max(...tenths.flatMap(({ actual, predicted }) => [actual, predicted])) * 1.05)
  const axis = { type: 'value' as const, min: 0, max: most }
  return {
    grid: { ...chartGrid, left: 26, bottom: 26 },
    tooltip: {
      trigger: 'item',
      formatter: (hit) => {
        const { dataIndex } = [hit].flat()[0]!
        const { tenth, customers, predicted, actual } = tenths[dataIndex]!
        return tooltipCard(`Tenth ${tenth} of 10, ${number(customers)} customers`, [
          { label: 'expected each', value: number(predicted) },
          { label: 'came each', value: number(actual) },
        ])
      },
    },
    xAxis: { ...axis, name: 'purchases expected', nameGap: 28 },
    yAxis: { ...axis, name: 'purchases that came', nameGap: 32, nameRotate: 90 },
    series: [
      {
        type: 'line',
        name: 'Perfect',
        data: [
          [0, 0],
          [most, most],
        ],
        silent: true,
        color: look.muted,
        lineStyle: { width: 1, type: [4, 4] },
        endLabel: { show: false },
        tooltip: { show: false },
      },
      {
        type: 'scatter',
        name: 'Tenths',
        data: tenths.map(({ predicted, actual }) => [predicted, actual]),
        color: look.accent,
        symbolSize: 11,
        itemStyle: { opacity: 1, borderColor: look.paper, borderWidth: 1.5 },
      },
    ],
  }
}

/** What came by repeat purchases before, the model and the plain rule beside it. */
export function byFrequencyOption(cells: BackTest['byFrequency'], number: Say, look: ChartLook): ChartOption {
  const line = (name: string, key: 'actual' | 'predicted' | 'naive', color: string, dashed = false) => ({
    type: 'line' as const,
    name,
    data: cells.map((cell) => cell[key]),
    color,
    showSymbol: true,
    lineStyle: { width: key === 'actual' ? 2.5 : 2, ...(dashed ? { type: [4, 4] } : {}) },
  })
  const last = cells.length - 1
  return {
    legend: {},
    grid: { ...chartGrid, left: 26, bottom: 26, top: 36 },
    tooltip: {
      trigger: 'axis',
      formatter: (points) => {
        const all = [points].flat()
        const cell = cells[all[0]!.dataIndex]!
        return tooltipCard(
          `${cell.frequency} repeat purchases, ${number(cell.customers)} customers`,
          all.map(({ seriesName = '', value, color }) => ({
            label: seriesName,
            value: number(Number(value)),
            colour: String(color),
          })),
        )
      },
    },
    xAxis: {
      type: 'category',
      data: cells.map(({ frequency }, index) =>
        index === last && index > 0 ? `${frequency}+` : String(frequency),
      ),
      name: 'repeat purchases before',
      nameGap: 28,
    },
    yAxis: { type: 'value', name: 'purchases each', nameGap: 32, nameRotate: 90 },
    series: [
      line('Came', 'actual', look.ink),
      line('Expected', 'predicted', look.accent),
      line('Past rates', 'naive', look.attention, true),
    ],
  }
}
