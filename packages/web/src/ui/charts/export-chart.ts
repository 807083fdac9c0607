import type { ChartLook } from './chart-look.ts'
import type { ChartInstance, ChartOption } from './chart-option.ts'
import { chartTheme } from './chart-theme.ts'

/** The picture as it stands, at twice its size, on paper. */
export async function chartPng(chart: ChartInstance, look: ChartLook): Promise<Blob> {
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: look.paper })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The browser could not make a PNG of the picture.')
  return blob
}

/** The picture drawn anew as vectors, with text that stays text. */
export async function chartSvg(chart: ChartInstance, look: ChartLook, option: ChartOption): Promise<Blob> {
  const { init } = await import('./echarts.ts')
  const size = { width: chart.getWidth(), height: chart.getHeight() }
  const paper = init(null, chartTheme(look), { renderer: 'svg', ssr: true, ...size })
  paper.setOption({ ...option, animation: false, backgroundColor: look.paper })
  const svg = paper.renderToSVGString()
  paper.dispose()
  return new Blob([svg], { type: 'image/svg+xml' })
}
