import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  follow,
  mostDrift,
  mostHeight,
  offsetAt,
  placeAt,
  type RowPlace,
  type RowScale,
  scaleOf,
  settled,
} from './row-scale.ts'
import { type DrawnRows, noRows, rowsToDraw } from './rows-to-draw.ts'
import { useScrolling } from './use-scrolling.ts'

export interface RowWindowSetting {
  /** What scrolls; null until it is there. */
  scroller: HTMLElement | null
  count: number
  /** In pixels, of each. */
  rowHeight: number
  /** Pixels above the first row and below the last that stay in sight. */
  head?: number
  foot?: number
}

/** The rows that are drawn, and the way to others. */
export interface RowWindow extends DrawnRows {
  /** Pixels that all rows together take. */
  height: number
  /** Where a row stands, in pixels below the beginning of all. */
  topOf: (row: number) => number
  /** Scrolls as little as it takes until a row is in sight. */
  scrollToRow: (row: number) => void
}

/** What scrolling goes by: as it is at that moment, which may be before it is drawn. */
interface Now {
  setting: RowWindowSetting
  drawn: DrawnRows
  place: RowPlace
}

/** Looks which rows are to be drawn where one is; `way` is more than 0 when one came there from above, and `commit` says how soon they are. */
type Draw = (way: number, commit: (work: () => void) => void) => void

/** Draws of any number of rows those one looks at. As long as they stay the same, scrolling is left to the browser and nothing is drawn anew. */
export function useRowWindow(setting: RowWindowSetting): RowWindow {
  const { scroller, count, rowHeight } = setting
  const [drawn, setDrawn] = useState(noRows)
  const now = useRef<Now>({ setting, drawn: noRows, place: { offset: 0, shift: 0 } })
  const draw = useCallback<Draw>((way, commit) => {
    const { place, drawn: before, setting: of } = now.current
    const sight = of.scroller?.clientHeight ?? 0
    const next = rowsToDraw(before, { ...of, position: positionOf(place), shift: place.shift, sight, way })
    now.current.drawn = next
    if (next !== before) commit(() => setDrawn(next))
  }, [])
  useLayoutEffect(() => {
    now.current.setting = setting
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another number of rows others may be in sight
  useLayoutEffect(() => {
    if (!scroller) return
    const { place, setting: of } = now.current
    now.current.place = follow(scaleIn(of, scroller), place, scroller.scrollTop, 0)
    draw(0, atOnce)
  }, [scroller, count, rowHeight, draw])
  useScrolling(scroller, {
    moved: (element) => move(now.current, element, draw),
    rested: (element) => rest(now.current, element, draw),
    resized: () => draw(0, atOnce),
  })
  const scrollToRow = useCallback((row: number) => goTo(now.current, row, draw), [draw])
  const height = Math.min(count * rowHeight, mostHeight)
  const topOf = (row: number) => topWithin(row * rowHeight - drawn.shift, height, rowHeight)
  return { ...drawn, to: Math.min(drawn.to, count - 1), height, topOf, scrollToRow }
}

/** Before the frame is drawn, so that no row comes late. */
function move(now: Now, element: HTMLElement, draw: Draw): void {
  const scale = scaleIn(now.setting, element)
  const before = positionOf(now.place)
  const next = follow(scale, now.place, element.scrollTop, nearIn(element))
  const aim = settled(scale, next)
  now.place = Math.abs(aim.offset - next.offset) > mostDrift ? putAt(element, scale, aim) : next
  draw(positionOf(next) - before, flushSync)
}

function rest(now: Now, element: HTMLElement, draw: Draw): void {
  const scale = scaleIn(now.setting, element)
  const aim = settled(scale, now.place)
  if (Math.abs(aim.offset - now.place.offset) <= 1) return
  now.place = putAt(element, scale, aim)
  draw(0, flushSync)
}

function goTo(now: Now, row: number, draw: Draw): void {
  const { place, setting } = now
  if (!setting.scroller) return
  const scale = scaleIn(setting, setting.scroller)
  const from = positionOf(place)
  const to = positionToSee(setting, setting.scroller, row, from)
  if (to === from) return
  now.place = putAt(setting.scroller, scale, placeNear(scale, place, to, nearIn(setting.scroller)))
  draw(to - from, atOnce)
}

const atOnce = (work: () => void): void => work()

const positionOf = ({ offset, shift }: RowPlace): number => offset + shift

/** What is farther than two windows is no wheel and no key any more, but the scroll bar. */
const nearIn = ({ clientHeight }: HTMLElement): number => 2 * clientHeight

function scaleIn({ count, rowHeight, head = 0, foot = 0 }: RowWindowSetting, element: HTMLElement): RowScale {
  return scaleOf(count * rowHeight, head + foot, element.clientHeight)
}

/** Puts the scroll bar there. The browser may round; the rows stay where they were meant to be. */
function putAt(element: HTMLElement, scale: RowScale, { offset, shift }: RowPlace): RowPlace {
  element.scrollTop = offset
  return placeAt(scale, element.scrollTop, offset + shift)
}

/** A place with a position: by as many pixels when that is near, else where the scroll bar belongs for it. */
function placeNear(scale: RowScale, from: RowPlace, position: number, near: number): RowPlace {
  const step = from.offset + position - positionOf(from)
  const isStep = Math.abs(step - from.offset) <= near && step >= 0 && step <= scale.reach
  return placeAt(scale, isStep ? step : Math.round(offsetAt(scale, position)), position)
}

/** The position nearest to where one is that has a row in sight. */
function positionToSee(
  { count, rowHeight, head = 0, foot = 0 }: RowWindowSetting,
  { clientHeight }: HTMLElement,
  row: number,
  from: number,
): number {
  const most = Math.max(0, count * rowHeight + head + foot - clientHeight)
  const top = row * rowHeight
  const least = top + rowHeight + head + foot - clientHeight
  return Math.min(most, top, Math.max(0, least, from))
}

/** A row far from those in sight, the one with the cursor, must not make the list any longer than it is: it waits above the first. */
function topWithin(top: number, height: number, rowHeight: number): number {
  return top > height - rowHeight ? -2 * rowHeight : top
}
