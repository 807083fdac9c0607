import { useEffect, useRef, useState } from 'react'
import { type ChartLook, readChartLook, useChartLook } from './chart-look.ts'
import type { ChartInstance, ChartOption } from './chart-option.ts'
import { chartTheme } from './chart-theme.ts'
import { init } from './echarts.ts'

export interface DrawingProps {
  label: string
  draw: (look: ChartLook) => ChartOption
  height: number
  /** Called when the picture is there and again with null when it goes: to listen (`chart.on`), brush or export. */
  onReady?: (chart: ChartInstance | null) => void
}

/** The picture alone. Fetched when first needed, since it brings ECharts along. */
export default function Drawing({ label, draw, height, onReady }: DrawingProps) {
  const [place, setPlace] = useState<HTMLDivElement | null>(null)
  const chart = useRef<ChartInstance>(undefined)
  const look = useChartLook(place)

  useEffect(() => {
    if (!place) return
    const made = init(place, chartTheme(readChartLook(place)), { renderer: 'canvas' })
    const watcher = new ResizeObserver(() => made.resize())
    chart.current = made
    watcher.observe(place)
    onReady?.(made)
    return () => {
      onReady?.(null)
      watcher.disconnect()
      made.dispose()
      chart.current = undefined
    }
  }, [place, onReady])

  useEffect(() => {
    if (!look || !chart.current) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    chart.current.setTheme(chartTheme(look))
    chart.current.setOption({ ...(calm && { animation: false }), ...draw(look) }, { notMerge: true })
  }, [look, draw])

  return <div ref={setPlace} role="img" aria-label={label} style={{ height }} className="w-full" />
}
