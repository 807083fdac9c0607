import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../../ui/charts/chart-option.ts'
import { chartGrid } from '../../../ui/charts/chart-theme.ts'
import { tooltipCard } from '../../../ui/charts/tooltip-card.ts'
import { numberFormat } from '../../../ui/format/cached-intl.ts'
import type { Format } from '../../../ui/format/use-format.tsx'
import type { MapCell } from '../value-queries.ts'
import type { MapAxes } from './map-part.ts'

const months = (days: number, locale: string) =>
  numberFormat(locale, {
    style: 'unit',
    unit: 'month',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(days / 30.44)

/** What the colour of a cell says. */
export type ColouredBy = 'spend' | 'lifetimeValue' | 'customers'

export interface MapQuestion {
  cells: readonly MapCell[]
  axes: MapAxes
  colouredBy: ColouredBy
  currency: string
  format: Format
  look: ChartLook
}

/**
 * The map in terms of ECharts. Colour follows the logarithm: a few cells hold most of the money, and on a plain scale all others would look empty.
 */
export function mapOption({ cells, axes, colouredBy, currency, format, look }: MapQuestion): ChartOption {
  const amount = (cell: MapCell) => Math.max(0, cell[colouredBy] ?? 0)
  const heat = (cell: MapCell) => Math.log10(1 + amount(cell))
  const heats = cells.map(heat)
  return {
    grid: { ...chartGrid, left: 24, bottom: 26, top: 8, right: 8 },
    tooltip: { formatter: (hit) => tooltipOf(cells[[hit].flat()[0]!.dataIndex]!, axes, currency, format) },
    ...mapAxes(axes, format.locale),
    visualMap: {
      type: 'continuous',
      show: false,
      min: Math.min(...heats),
      max: Math.max(...heats),
      inRange: { color: [look.accentTint, look.accent] },
    },
    // A brush brings a toolbox with it, whose buttons are ours already.
    toolbox: { show: false },
    brush: {
      xAxisIndex: 0,
      brushType: 'rect',
      brushMode: 'single',
      transformable: false,
      throttleType: 'debounce',
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map((cell) => [
          Math.round(cell.recencyDays / axes.binDays),
          cell.purchaseDays - 1,
          heat(cell),
        ]),
        itemStyle: { borderColor: look.paper, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1 } },
      },
    ],
  }
}

function mapAxes(axes: MapAxes, locale: string): Pick<ChartOption, 'xAxis' | 'yAxis'> {
  return {
    xAxis: {
      type: 'category',
      data: axes.recency.map((start) => (start === 0 ? 'now' : months(start, locale))),
      name: 'time since the last order',
      axisLine: { show: false },
      nameGap: 30,
    },
    yAxis: {
      type: 'category',
      data: axes.purchases.map((count) =>
        count === axes.purchases.length && count > 1 ? `${count}+` : String(count),
      ),
      name: 'days with a purchase',
      axisLine: { show: false },
      nameGap: 30,
      nameRotate: 90,
    },
  }
}

function tooltipOf(
  cell: MapCell,
  { binDays, purchases }: MapAxes,
  currency: string,
  format: Format,
): HTMLElement {
  const { number, money } = format
  const atMost = cell.purchaseDays === purchases.length && purchases.length > 1 ? ' or more' : ''
  const days = cell.purchaseDays === 1 ? 'day' : 'days'
  return tooltipCard(
    `${number(cell.recencyDays)}–${number(cell.recencyDays + binDays - 1)} days ago, ${cell.purchaseDays}${atMost} ${days} with a purchase`,
    [
      { label: 'People', value: number(cell.customers) },
      { label: 'Money so far', value: money(cell.spend, currency) },
      ...(cell.lifetimeValue === null
        ? []
        : [{ label: 'Expected in 12 months', value: money(cell.lifetimeValue, currency) }]),
    ],
  )
}
