import type { CustomSeriesOption } from 'echarts/charts'

export interface Interval {
  /** Its place on the category axis. */
  at: number
  low: number
  value: number
  high: number
  colour: string
}

/** Points with their intervals, for what is estimated: a bar would hide how sure we are. Lies along the x axis. */
export function intervalSeries(intervals: readonly Interval[]): CustomSeriesOption {
  return {
    type: 'custom',
    data: intervals.map(({ at, low, value, high }) => [value, at, low, high]),
    encode: { x: [0, 2, 3], y: 1 },
    renderItem: ({ dataIndex }, api) => {
      const { at, low, value, high, colour } = intervals[dataIndex]!
      const [from, to, middle] = [low, high, value].map((x) => api.coord([x, at])) as [
        number[],
        number[],
        number[],
      ]
      const stroke = { stroke: colour, lineWidth: 2, lineCap: 'round' as const }
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line' as const,
        shape: { x1, y1, x2, y2 },
        style: stroke,
      })
      return {
        type: 'group',
        children: [
          line(from[0]!, from[1]!, to[0]!, to[1]!),
          line(from[0]!, from[1]! - 5, from[0]!, from[1]! + 5),
          line(to[0]!, to[1]! - 5, to[0]!, to[1]! + 5),
          { type: 'circle', shape: { cx: middle[0]!, cy: middle[1]!, r: 5 }, style: { fill: colour } },
        ],
      }
    },
  }
}
