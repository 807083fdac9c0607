import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/*
 * Measures the tokens themselves. Conversions: OKLab by Björn Ottosson (bottosson.github.io/posts/oklab), contrast by WCAG 2.2,
 * colour blindness by Machado, Oliveira & Fernandes (2009), IEEE TVCG 15(6), severity 1.0, on linear RGB.
 */
type Triple = [number, number, number]

const tokens = readTokens()
const surfaces = ['paper', 'raised', 'sunken', 'hover', 'pressed']
const tinted = ['accent', 'good', 'attention', 'bad', 'cold', 'warm', 'hot']
const series = [1, 2, 3, 4, 5, 6, 7, 8].map((each) => `series-${each}`)

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const colour = (name: string) => tokens[theme][name]!
  const ratio = (a: string, b: string) => contrast(colour(a), colour(b))

  test.each(surfaces)('ink and muted ink read well on %s', (surface) => {
    expect(ratio('ink', surface)).toBeGreaterThanOrEqual(7)
    expect(ratio('muted', surface)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(tinted)('%s reads well on its tint and on every page surface', (name) => {
    for (const surface of ['paper', 'raised', 'sunken', 'hover', `${name}-tint`])
      expect(ratio(name, surface), surface).toBeGreaterThanOrEqual(4.5)
    expect(ratio('ink', `${name}-tint`)).toBeGreaterThanOrEqual(7)
    expect(ratio('muted', `${name}-tint`)).toBeGreaterThanOrEqual(4.5)
  })

  test('buttons are readable in every state', () => {
    for (const fill of ['accent', 'accent-hover', 'accent-pressed'])
      expect(ratio('on-accent', fill), fill).toBeGreaterThanOrEqual(4.5)
    for (const fill of ['bad-fill', 'bad-fill-hover'])
      expect(ratio('on-bad', fill), fill).toBeGreaterThanOrEqual(4.5)
  })

  test('lines and fills that carry meaning stand out from the page', () => {
    const marks = [
      'rule',
      'accent',
      'good-fill',
      'attention-fill',
      'bad-fill',
      'cold-fill',
      'warm-fill',
      'hot-fill',
    ]
    for (const mark of [...marks, ...series])
      for (const surface of ['paper', 'raised'])
        expect(ratio(mark, surface), `${mark} on ${surface}`).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.entries(sights()))('the eight series stay apart for %s', (_sight, see) => {
    const seen = series.map((name) => oklabOf(see(colour(name))))
    for (const [i, a] of seen.entries())
      for (const b of seen.slice(i + 1)) expect(distance(a, b)).toBeGreaterThanOrEqual(0.07)
  })
})

function readTokens() {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  const pairs = [
    ...css.matchAll(/--([\w-]+): light-dark\((#\w{6}|oklch\([^)]*\)), (#\w{6}|oklch\([^)]*\))\)/g),
  ]
  const side = (index: number) => Object.fromEntries(pairs.map((pair) => [pair[1]!, linearOf(pair[index]!)]))
  return { light: side(2), dark: side(3) }
}

function linearOf(colour: string): Triple {
  if (colour.startsWith('#')) {
    const channel = (at: number) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }
    return [channel(1), channel(3), channel(5)]
  }
  const [L, C, h] = colour.slice(6, -1).split(' ').map(Number) as Triple
  const a = C * Math.cos((h * Math.PI) / 180)
  const b = C * Math.sin((h * Math.PI) / 180)
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return clamp([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ])
}

function contrast(a: Triple, b: Triple): number {
  const luminance = ([red, green, blue]: Triple) => 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function oklabOf([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function sights(): Record<string, (colour: Triple) => Triple> {
  return {
    'full colour sight': (colour) => colour,
    protanopia: through(
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ),
    deuteranopia: through(
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ),
    tritanopia: through(
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ),
  }
}

function through(...rows: [Triple, Triple, Triple]): (colour: Triple) => Triple {
  return ([red, green, blue]) =>
    clamp(rows.map((row) => row[0] * red + row[1] * green + row[2] * blue) as Triple)
}

function clamp(colour: Triple): Triple {
  return colour.map((value) => Math.min(1, Math.max(0, value))) as Triple
}

function distance(a: Triple, b: Triple): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
