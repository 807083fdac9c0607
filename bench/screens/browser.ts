import type { Page } from 'playwright-core'
import { defineBenchmark } from '../kit/benchmark.ts'
import { framesPerSecond, openSignedIn } from './signed-in.ts'

export default defineBenchmark({
  title: 'The web app in a real browser: first paint, opening a customer, scrolling through all of them',
  needs: 'sample',
  async open(world) {
    const { address } = world
    const { page, close } = await openSignedIn(world)
    return {
      close,
      measurements: [
        { what: 'first paint of Today', unit: 'ms', better: 'less', ours: () => firstPaint(page, address) },
        {
          what: 'opening a customer from the list',
          unit: 'ms',
          better: 'less',
          ours: () => openCustomer(page, address),
        },
        {
          what: 'scrolling through People, frames',
          unit: 'fps',
          better: 'more',
          bar: 'scrolling',
          ours: () => scroll(page, address),
          // The same browser and machine with nothing to draw: software drawing alone may not hold 60.
          baseline: { what: 'an empty page', measure: () => scrollNothing(page) },
        },
      ],
    }
  },
})

async function firstPaint(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/`)
  await page.locator('main h1').first().waitFor()
  return page.evaluate(firstContentfulPaint)
}

/** When the browser first painted something of the page, in milliseconds after it was asked for. Runs in the browser, which may tell a moment later. */
function firstContentfulPaint(): Promise<number> {
  return new Promise((resolve) => {
    const tell = (list: PerformanceObserverEntryList) => {
      const [paint] = list.getEntriesByName('first-contentful-paint')
      if (paint) resolve(paint.startTime)
    }
    new PerformanceObserver(tell).observe({ type: 'paint', buffered: true } as PerformanceObserverInit)
  })
}

/** From the click until the name stands as heading and nothing is a skeleton any more. */
async function openCustomer(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/contacts`)
  const link = page.locator('[role=grid] a[href^="/contacts/"]').first()
  await link.waitFor()
  const started = performance.now()
  await link.click()
  await page.waitForURL(/contacts\/[0-9a-f-]{36}/)
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('main .animate-breathe') === null)
  return performance.now() - started
}

/**
 * A second after a page was left by its address, the browser takes down what drew it, and stands still until everything that waits to be drawn is: up to
 * two seconds where the processor draws, all of it counted as frames of the next page. Within the app nothing is left that way, so that is waited for.
 */
const takenDownMs = 1_500

async function scroll(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/contacts`)
  await page.locator('[role=grid] a[href^="/contacts/"]').first().waitFor()
  await page.waitForTimeout(takenDownMs)
  return page.evaluate(framesPerSecond, '[role=grid]')
}

async function scrollNothing(page: Page): Promise<number> {
  await page.goto('about:blank')
  await page.setContent(
    '<div id="plain" style="height:600px;overflow:auto"><div style="height:100000px"></div></div>',
  )
  await page.waitForTimeout(takenDownMs)
  return page.evaluate(framesPerSecond, '#plain')
}
