import { toMajor } from '@regulars/model'
import { monthName } from '../format/month-name.ts'
import type { Format } from '../format/use-format.tsx'
import type { ChartOption } from './chart-option.ts'
import { chartGrid } from './chart-theme.ts'

/**
 * The axes of money by month, with room for a legend above: months below, sums in major units beside.
 *
 * @param months their first days, in order
 */
export function monthAxes(
  months: readonly string[],
  currency: string,
  { locale, compact }: Pick<Format, 'locale' | 'compact'>,
): Pick<ChartOption, 'grid' | 'xAxis' | 'yAxis'> {
  return {
    grid: { ...chartGrid, top: 36 },
    xAxis: { type: 'category', data: months.map((month) => monthName(month, locale, 'short')) },
    yAxis: {
      type: 'value',
      axisLabel: { formatter: (minor: number) => compact(toMajor(minor, currency)) },
    },
  }
}
