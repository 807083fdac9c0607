import { useEffect, useState } from 'react'

/** The colours of a picture, as its place on the page has them now (light, dark, or a part of the page that differs). */
export interface ChartLook {
  paper: string
  raised: string
  hover: string
  ink: string
  muted: string
  faint: string
  hairline: string
  accent: string
  accentTint: string
  good: string
  attention: string
  bad: string
  /** Who got it, everywhere the same. */
  treated: string
  /** Who was held back by chance, everywhere the same. */
  holdout: string
  /** Eight, in an order that stays apart for colour-blind people too. */
  series: string[]
}

const variables = {
  paper: '--paper',
  raised: '--raised',
  hover: '--hover',
  ink: '--ink',
  muted: '--muted',
  faint: '--faint',
  hairline: '--hairline',
  accent: '--accent',
  accentTint: '--accent-tint',
  good: '--good-fill',
  attention: '--attention-fill',
  bad: '--bad-fill',
  treated: '--treated',
  holdout: '--holdout',
} satisfies Record<Exclude<keyof ChartLook, 'series'>, string>

/** Reads the tokens where `element` stands. Canvas cannot read `oklch()` or `light-dark()`, so each becomes plain sRGB. */
export function readChartLook(element: HTMLElement): ChartLook {
  const probe = element.ownerDocument.createElement('span')
  const canvas = element.ownerDocument.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  element.append(probe)
  const read = (variable: string) => {
    probe.style.color = `var(${variable})`
    return plainColour(canvas, getComputedStyle(probe).color)
  }
  const named = Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [name, read(variable)]),
  )
  const series = Array.from({ length: 8 }, (_, index) => read(`--series-${index + 1}`))
  probe.remove()
  return { ...(named as Omit<ChartLook, 'series'>), series }
}

/** The look of an element's place, read again whenever the theme changes. Undefined until the element is there. */
export function useChartLook(element: HTMLElement | null): ChartLook | undefined {
  const [look, setLook] = useState<ChartLook>()
  useEffect(() => {
    if (!element) return
    const read = () => setLook(readChartLook(element))
    const system = matchMedia('(prefers-color-scheme: dark)')
    const chosen = new MutationObserver(read)
    read()
    system.addEventListener('change', read)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      system.removeEventListener('change', read)
      chosen.disconnect()
    }
  }, [element])
  return look
}

function plainColour(canvas: CanvasRenderingContext2D, colour: string): string {
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, 1, 1)
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}
