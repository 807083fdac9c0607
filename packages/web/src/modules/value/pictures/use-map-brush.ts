import { useCallback } from 'react'
import type { ChartInstance, ChartOption } from '../../../ui/charts/chart-option.ts'
import { type MapAxes, type MapPart, partBetween } from './map-part.ts'

interface BrushEnd {
  areas: { coordRange: [[number, number], [number, number]] }[]
}

/** A finger scrolls the page; a frame that it drew would stand in the way. */
export const drawsFrames = (): boolean => !matchMedia('(pointer: coarse)').matches

/** Lets one draw a frame on the map; each new picture must be told that its pointer draws. */
export function useMapBrush(axes: MapAxes, onPart: (part: MapPart) => void) {
  return useCallback(
    (chart: ChartInstance | null) => {
      if (!chart || !drawsFrames()) return
      chart.on('finished', () => armBrush(chart))
      chart.on('brushEnd', (event) => {
        const [area] = (event as unknown as BrushEnd).areas
        if (!area) return
        onPart(partBetween(axes, ...area.coordRange))
        chart.dispatchAction({ type: 'brush', areas: [] })
      })
    },
    [axes, onPart],
  )
}

/** Idempotent, so that arming after each drawing does not draw for ever. */
function armBrush(chart: ChartInstance): void {
  const place = chart.getDom()
  // There is no option yet while nothing has been drawn, whatever the types say.
  const drawn = JSON.stringify((chart.getOption() as ChartOption | undefined)?.series)
  if (drawn === undefined || armed.get(place) === drawn) return
  armed.set(place, drawn)
  chart.dispatchAction({
    type: 'takeGlobalCursor',
    key: 'brush',
    brushOption: { brushType: 'rect', brushMode: 'single' },
  })
}

const armed = new WeakMap<HTMLElement, string>()
