import { useCallback } from 'react'
import { Chart } from '../../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../../ui/charts/chart-option.ts'
import { monthAxes } from '../../../ui/charts/month-axes.ts'
import { tooltipCard } from '../../../ui/charts/tooltip-card.ts'
import { monthName } from '../../../ui/format/month-name.ts'
import { type Format, useFormat } from '../../../ui/format/use-format.tsx'
import type { Forecast, ForecastMonth } from './insight-queries.ts'

/** Month by month: won, and expected by stage; the range from history behind, the target as a mark. */
export function ForecastPicture({ forecast }: { forecast: Forecast }) {
  const format = useFormat()
  const draw = useCallback((look: ChartLook) => forecastOption(forecast, format, look), [forecast, format])
  const { currency, months } = forecast
  const cell = (minor: number | null) =>
    minor === null ? null : { text: format.money(minor, currency), raw: minor }
  return (
    <Chart
      name="forecast"
      caption={captionOf(forecast, format)}
      height={320}
      draw={draw}
      table={{
        columns: [
          { label: 'Month' },
          { label: 'Won', align: 'end' },
          { label: 'Target', align: 'end' },
          { label: 'Budget', align: 'end' },
          { label: 'By stage', align: 'end' },
          { label: 'Commit', align: 'end' },
          { label: 'Best case', align: 'end' },
          { label: 'All open', align: 'end' },
          { label: 'By history', align: 'end' },
        ],
        rows: months.map((month) => [
          { text: monthName(month.month, format.locale, 'long'), raw: month.month },
          cell(month.won),
          cell(month.target),
          cell(month.budget),
          cell(month.weighted),
          cell(month.commit),
          cell(month.bestCase),
          cell(month.open),
          cell(month.history?.mean ?? null),
        ]),
      }}
    />
  )
}

function captionOf({ months, now, currency }: Forecast, { money }: Format): string {
  const here = months.find(({ month }) => month === now)
  if (!here) return 'Won and expected, month by month.'
  const expected = here.won + here.weighted
  const against = here.target ? ` of a target of ${money(here.target, currency)}` : ''
  return `This month ${money(here.won, currency)} is won; with what is open it may become ${money(expected, currency)}${against}.`
}

/** What the legend tells apart: only what is there, so that it has room on a phone. */
function drawnIn(months: readonly ForecastMonth[]): string[] {
  const drawn: [string, (month: ForecastMonth) => boolean][] = [
    ['Won', () => true],
    ['By stage', ({ weighted }) => weighted > 0],
    ['By history', ({ history }) => history !== null],
    ['Target', ({ target }) => target !== null],
    ['Budget', ({ budget }) => budget !== null],
  ]
  return drawn.filter(([, isDrawn]) => months.some(isDrawn)).map(([name]) => name)
}

function forecastOption(forecast: Forecast, format: Format, look: ChartLook): ChartOption {
  const { months, currency } = forecast
  const { locale, money } = format
  const column = (read: (month: ForecastMonth) => number | null) => months.map(read)
  const bar = { type: 'bar' as const, stack: 'sum', barMaxWidth: 28 }
  const band = {
    type: 'line' as const,
    stack: 'range',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  }
  return {
    ...monthAxes(
      months.map(({ month }) => month),
      currency,
      format,
    ),
    legend: { data: drawnIn(months) },
    tooltip: {
      trigger: 'axis',
      formatter: (points) => {
        const month = months[[points].flat()[0]?.dataIndex ?? 0]!
        return tooltipCard(
          monthName(month.month, locale, 'long'),
          linesOf(month, (sum) => money(sum, currency), look),
        )
      },
    },
    series: [
      { ...band, name: 'low', data: column(({ history }) => history?.low ?? null) },
      {
        ...band,
        name: 'range',
        areaStyle: { color: look.muted, opacity: 0.12 },
        data: column(({ history }) => (history ? history.high - history.low : null)),
      },
      { ...bar, name: 'Won', color: look.accent, data: column(({ won }) => won) },
      {
        ...bar,
        name: 'By stage',
        color: look.series[1],
        itemStyle: { opacity: 0.6 },
        data: column(({ weighted }) => weighted),
      },
      {
        type: 'line',
        name: 'By history',
        color: look.muted,
        showSymbol: true,
        lineStyle: { type: [4, 4] },
        data: column(({ history }) => history?.mean ?? null),
      },
      {
        type: 'scatter',
        name: 'Target',
        color: look.ink,
        symbol: 'rect',
        symbolSize: [28, 2],
        data: column(({ target }) => target),
      },
      {
        type: 'scatter',
        name: 'Budget',
        color: look.series[2],
        symbol: 'rect',
        symbolSize: [28, 2],
        data: column(({ budget }) => budget),
      },
    ],
  }
}

function linesOf(month: ForecastMonth, money: (sum: number) => string, look: ChartLook) {
  const { won, weighted, commit, bestCase, open, openDeals, history, target, budget } = month
  return [
    { label: 'Won', value: money(won), colour: look.accent },
    ...(openDeals > 0
      ? [
          { label: 'By stage', value: money(weighted), colour: look.series[1]! },
          { label: 'Commit', value: money(commit) },
          { label: 'Best case', value: money(bestCase) },
          { label: 'All open', value: money(open) },
        ]
      : []),
    ...(history
      ? [
          {
            label: 'By history',
            value: `${money(history.mean)} (${money(history.low)} to ${money(history.high)})`,
            colour: look.muted,
          },
        ]
      : []),
    ...(target === null ? [] : [{ label: 'Target', value: money(target), colour: look.ink }]),
    ...(budget === null ? [] : [{ label: 'Budget', value: money(budget), colour: look.series[2]! }]),
  ]
}
