import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { faultsOf } from './testing/look-at.ts'
import { ana, openSampleShop, type SampleShop } from './testing/open-shop.ts'
import { type Screen, screensOf, settle, signIn } from './testing/screens.ts'

/** Every place one can go to, with the sample business in it: drawn without complaint, for every eye, on every window. */
let shop: SampleShop
let browser: TestBrowser
let screens: Screen[]

beforeAll(async () => {
  const [opened, started] = await Promise.all([openBrowser(), openSampleShop(300)])
  browser = opened
  shop = started
  const page = await browser.context.newPage()
  await signIn(page, shop.url, ana)
  screens = await screensOf(page, shop.api)
  await page.close()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

test('the sidebar, the settings and the kinds of records all have their screens', () => {
  const names = screens.map(({ name }) => name)
  const some = ['today', 'people', 'person', 'orders', 'order', 'program', 'settings-roles', 'role']
  expect(names).toEqual(expect.arrayContaining(some))
  expect(new Set(names).size).toBe(names.length)
})

test('no screen has a fault: in light, in dark, on a phone', { timeout: 300_000 }, async () => {
  const waiting = [...screens]
  const faults: Record<string, string[]> = {}
  const look = async () => {
    const page = await browser.context.newPage()
    await page.goto(shop.url)
    await settle(page)
    for (let screen = waiting.shift(); screen; screen = waiting.shift()) {
      // The sidebar is the same everywhere, and half of most pages.
      const found = await faultsOf(page, screen, screen === screens[0] ? [] : ['nav[aria-label="Places"]'])
      if (found.length > 0) faults[screen.name] = found
    }
  }
  await Promise.all([look(), look()])
  expect(faults).toEqual({})
})

test('a visitor books by keyboard on a page that no eye has a fault with', { timeout: 120_000 }, async () => {
  const page = await browser.context.newPage()
  const look = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axeFindings(page)).toEqual([])
    }
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${shop.url}/b/talk`)
  await look()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await page.getByRole('list').getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Your name').fill('Nora Brandt')
  await look()
  await page.getByLabel('E-mail').fill('nora@linde.example')
  // Sooner than people type, nothing is taken.
  await page.waitForTimeout(2_000)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Your meeting is booked' }).waitFor()
  await look()
  await page.close()
})
