import { afterAll, beforeAll, expect, test } from 'vitest'
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
