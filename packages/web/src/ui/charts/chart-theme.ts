import type { ChartLook } from './chart-look.ts'

const font = "'Inter Figures', 'Inter Variable', system-ui, sans-serif"

/** Room around the axes for their labels; a picture that needs other room spreads this: `{ ...chartGrid, right: 90 }`. */
export const chartGrid = {
  left: 4,
  right: 16,
  top: 16,
  bottom: 4,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
} as const

/** What every picture has in common, so that its own option says only what it shows. */
export function chartTheme(look: ChartLook) {
  const text = { fontFamily: font, fontSize: 12, color: look.muted }
  return {
    color: look.series,
    backgroundColor: 'transparent',
    textStyle: text,
    animationDuration: 140,
    animationDurationUpdate: 140,
    grid: { ...chartGrid },
    legend: { textStyle: text, icon: 'roundRect', itemWidth: 10, itemHeight: 10, left: 0, top: 0 },
    tooltip: {
      backgroundColor: look.raised,
      borderColor: look.hairline,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { ...text, color: look.ink, fontSize: 12.5 },
      axisPointer: { lineStyle: { color: look.muted, type: [3, 3] }, crossStyle: { color: look.muted } },
    },
    categoryAxis: { ...axis(look, text), splitLine: { show: false } },
    valueAxis: { ...axis(look, text), axisLine: { show: false } },
    timeAxis: { ...axis(look, text), splitLine: { show: false } },
    logAxis: { ...axis(look, text), axisLine: { show: false } },
    line: { symbol: 'circle', symbolSize: 6, showSymbol: false, lineStyle: { width: 2 } },
    bar: { itemStyle: { borderRadius: [2, 2, 0, 0] }, barMaxWidth: 40 },
    scatter: { symbolSize: 7, itemStyle: { opacity: 0.75 } },
    visualMap: { textStyle: text, inRange: { color: [look.accentTint, look.accent] } },
    brush: { brushStyle: { borderColor: look.accent, borderWidth: 1, color: look.accent, opacity: 0.14 } },
  }
}

function axis(look: ChartLook, text: object) {
  return {
    axisLine: { lineStyle: { color: look.faint } },
    axisTick: { show: false },
    axisLabel: text,
    nameTextStyle: text,
    nameLocation: 'middle',
    splitLine: { lineStyle: { color: look.hairline } },
  }
}
