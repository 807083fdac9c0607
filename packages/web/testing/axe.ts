import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Rules on the page as a whole. They misread an open popup, which lies outside the landmarks and hides the page behind it. */
const rulesOfThePage = ['region', 'aria-hidden-focus', 'page-has-heading-one']

/**
 * Style sheets of other places, which we have none of, are not fetched anew. Letters and forms are shown in frames where no script runs: axe would wait
 * for its answer from there for ever. What holds is not listed, and a place is told by its HTML.
 */
const onlyWhatIsAsked = { preload: false, iframes: false, reporter: 'no-passes', selectors: false } as const

export interface WhatToLookAt {
  /** These rules; all of them when left out. */
  only?: readonly string[]
  /** Parts of the page, as selectors, that were looked at before. */
  except?: readonly string[]
}

/** What axe finds on a page, each rule with the elements that break it; empty is good. */
export async function axeFindings(page: Page, { only, except = [] }: WhatToLookAt = {}): Promise<string[][]> {
  await page.evaluate(untilStill)
  const isPopupOpen = (await page.locator('[data-base-ui-portal] [data-open]').count()) > 0
  await bringAxe(page)
  const values = only ? [...only] : tags
  const options = {
    ...onlyWhatIsAsked,
    runOnly: { type: only ? ('rule' as const) : ('tag' as const), values },
    rules: Object.fromEntries((isPopupOpen ? rulesOfThePage : []).map((rule) => [rule, { enabled: false }])),
  }
  return page.evaluate(look, { options, except: [...except] })
}

/** A colour that is still fading in has too little contrast. */
async function untilStill(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}

/** Once for each document that is loaded. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  await page.evaluate(`${axe.source}; (${rememberColors})()`)
}

/** Half of the time goes into reading colours like `oklch(…)`, of which a page has a dozen that come again thousands of times. */
function rememberColors(): void {
  const { Color } = window.axe.commons.color
  const { parseString } = Color.prototype
  const known = new Map<string, Color>()
  Color.prototype.parseString = function (text) {
    const color = known.get(text) ?? parseString.call(new Color(0, 0, 0), text)
    known.set(text, color)
    const { r, g, b, alpha } = color
    return Object.assign(this, { r, g, b, alpha })
  }
}

async function look({ options, except }: { options: RunOptions; except: string[] }): Promise<string[][]> {
  const { violations } = await window.axe.run({ include: [document], exclude: except }, options)
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

/** A colour as axe keeps it. */
interface Color {
  r: number
  g: number
  b: number
  alpha: number
  parseString(text: string): Color
}

declare global {
  interface Window {
    axe: typeof axe & {
      commons: {
        color: { Color: { new (red: number, green: number, blue: number): Color; prototype: Color } }
      }
    }
  }
}
