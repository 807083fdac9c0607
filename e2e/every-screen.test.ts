import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { ana, openSampleShop, type SampleShop } from './testing/open-shop.ts'
import { type Screen, screensOf, settle, signIn } from './testing/screens.ts'

/** Every place one can go to, with the sample business in it: drawn without complaint, for every eye, on every window. */
let shop: SampleShop
let browser: TestBrowser
let page: Page
let screens: Screen[]
const complaints: string[] = []

beforeAll(async () => {
  const [opened, started] = await Promise.all([openBrowser(), openSampleShop(300)])
  browser = opened
  shop = started
  page = await browser.context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await signIn(page, shop.url, ana)
  screens = await screensOf(page, shop.api)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

test('there are as many screens as the sidebar and the objects promise', () => {
  const names = screens.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['today', 'orders', 'order', 'settings', 'settings-roles']))
  expect(names.length).toBeGreaterThan(20)
})

describe('every screen', () => {
  test('is drawn without a complaint from the browser', { timeout: 120_000 }, async () => {
    for (const { name, path } of screens) {
      complaints.length = 0
      await page.goto(shop.url + path)
      await settle(page)
      expect(complaints, name).toEqual([])
    }
  })

  test.each(['light', 'dark'] as const)(
    'has nothing that axe finds, in %s',
    { timeout: 180_000 },
    async (theme) => {
      await page.emulateMedia({ colorScheme: theme })
      for (const { name, path } of screens) {
        await page.goto(shop.url + path)
        await settle(page)
        expect(await axeFindings(page), name).toEqual([])
      }
    },
  )

  test('needs no sideways scrolling on a phone', { timeout: 120_000 }, async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const { name, path } of screens) {
      await page.goto(shop.url + path)
      await settle(page)
      const tooWide = await page.evaluate(() => {
        const main = document.querySelector('main')
        return Math.max(
          document.documentElement.scrollWidth - innerWidth,
          main ? main.scrollWidth - main.clientWidth : 0,
        )
      })
      expect(tooWide, name).toBe(0)
    }
  })
})
