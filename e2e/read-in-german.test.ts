import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { flattened, readCatalogue } from '../packages/web/texts/catalogue.ts'
import { ana, openSampleShop, type SampleShop } from './testing/open-shop.ts'
import { settle, signIn } from './testing/screens.ts'

/** English texts that have another German one: none of them may be left on a screen. */
const english = new Set(
  Object.entries({
    ...flattened(readCatalogue('de', 'answers')),
    ...flattened(readCatalogue('de', 'screens')),
  })
    .filter(([name, text]) => name !== text && /^\p{Lu}/u.test(name))
    .map(([name]) => name),
)

/** Words of the sample business, which are its own and look like ours. */
const own = new Set(['Won', 'Lost', 'Best customers', 'New customers', 'One-time buyers', 'Slipping away'])

let shop: SampleShop
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  const [opened, started] = await Promise.all([openBrowser(), openSampleShop(60)])
  browser = opened
  shop = started
  page = await browser.context.newPage()
  await signIn(page, shop.url, ana)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

test('German is chosen under “You”, and every screen speaks it', { timeout: 120_000 }, async () => {
  await page.goto(`${shop.url}/settings/account`)
  await page.getByLabel('Language').click()
  await page.getByRole('option', { name: 'Deutsch' }).click()
  await page.getByText('Ihr Name').waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')

  const left: Record<string, string[]> = {}
  for (const path of [
    '',
    'contacts',
    'deals',
    'calendar',
    'imports',
    'value',
    'settings/roles',
    'settings/health',
  ]) {
    await page.goto(`${shop.url}/${path}`)
    await settle(page)
    const found = (await textsOf(page)).filter((text) => english.has(text) && !own.has(text))
    if (found.length > 0) left[path] = found
  }
  expect(left).toEqual({})
})

test('a filter says in German what it asks for, with the names that only the server knows', async () => {
  const { data } = await shop.api.get('users', { limit: 1 })
  const filter = {
    all: [
      { field: 'lastOrderOn', op: 'inLast', value: '90d' },
      { field: 'owner', op: 'is', value: data[0].id },
    ],
  }
  await page.goto(`${shop.url}/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  await page.getByText('Letzte Bestellung in den letzten 90 Tagen').waitFor()
  await page.getByText('Zuständig: Ana Nowak').waitFor()
})

test('a refusal of the server is German too', async () => {
  await page.goto(`${shop.url}/settings/account`)
  await page.getByLabel('Ihr Name').fill('   ')
  await page.getByRole('button', { name: 'Speichern' }).click()
  expect(await page.getByRole('alert').first().textContent()).not.toMatch(/\b(the|is|cannot|must)\b/)
})

/** What stands on a page, as people and screen readers get it. */
const textsOf = (on: Page): Promise<string[]> =>
  on.evaluate(() => {
    const texts = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) texts.add(walker.currentNode.textContent?.trim() ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder]'))
      for (const name of ['aria-label', 'placeholder']) texts.add(element.getAttribute(name) ?? '')
    return [...texts]
  })
