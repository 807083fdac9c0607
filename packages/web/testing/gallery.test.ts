import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Gallery, startGallery } from './gallery-server.ts'

/** Draws every state of every component in a real browser and scans it. */
let gallery: Gallery

beforeAll(async () => {
  gallery = await startGallery()
}, 120_000)

afterAll(() => gallery?.close())

describe.each([
  { name: 'light, wide', theme: 'light', width: 1280 },
  { name: 'dark, wide', theme: 'dark', width: 1280 },
  { name: 'light, on a phone', theme: 'light', width: 360 },
] as const)('the gallery in $name', ({ theme, width }) => {
  let browser: TestBrowser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await openBrowser({ theme, width, isPhone: width < 500 })
    page = await browser.context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(gallery.url)
    await page.locator('canvas').first().waitFor()
  }, 60_000)

  afterAll(() => browser?.close())

  test('draws without a complaint from the browser', () => {
    expect(complaints).toEqual([])
  })

  test('has nothing that axe finds', { timeout: 60_000 }, async () => {
    expect(await axeFindings(page)).toEqual([])
  })

  test('needs no sideways scrolling', async () => {
    const [content, window] = await page.evaluate(
      () => [document.documentElement.scrollWidth, innerWidth] as const,
    )
    expect(content).toBeLessThanOrEqual(window)
  })
})
