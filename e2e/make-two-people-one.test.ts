import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { settle, signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/** Two records of one person become one, and are told apart again, by hand. Each step needs the one before. */
let shop: RunningShop
let browser: TestBrowser
let page: Page
let api: ShopApi
let marta: string
let twin: string

const owner = { email: 'ana@corner.example', password: 'three quiet words' }

beforeAll(async () => {
  const env = { OWNER_EMAIL: owner.email, OWNER_PASSWORD: owner.password }
  const [started, opened] = await Promise.all([startServer(env), openBrowser()])
  shop = started
  browser = opened
  api = await apiOf(shop.url, owner)
  marta = (await api.post('contacts', { name: 'Marta Kowalczyk', city: 'Gdańsk' })).id
  twin = (await api.post('contacts', { name: 'M. Kowalczyk', city: 'Gdansk', jobTitle: 'Baker' })).id
  page = await browser.context.newPage()
  await signIn(page, shop.url, owner)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

test('both are selected in the list and seen side by side', async () => {
  await page.goto(`${shop.url}/contacts`)
  await page.getByRole('checkbox', { name: /Marta Kowalczyk/ }).click()
  await page.getByRole('checkbox', { name: /M\. Kowalczyk/ }).click()
  await page.getByRole('link', { name: 'Merge' }).click()
  await page.getByRole('heading', { name: 'Merge 2 people' }).waitFor()
  const city = page.getByRole('radiogroup', { name: 'City' })
  await city.getByRole('radio', { name: /Gdańsk/, checked: true }).waitFor()
})

test('a value is picked by key, and what comes out is kept', async () => {
  await page.getByRole('radiogroup', { name: 'City' }).getByRole('radio', { checked: true }).focus()
  await page.keyboard.press('2')
  await page.getByRole('radio', { name: /Gdansk/, checked: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Merged with M. Kowalczyk').waitFor()
  expect(await api.get(`contacts/${marta}`)).toMatchObject({
    name: 'Marta Kowalczyk',
    city: 'Gdansk',
    jobTitle: 'Baker',
  })
})

test('the old address leads to the one that stays', async () => {
  await page.goto(`${shop.url}/contacts/${twin}`)
  await page.waitForURL(`${shop.url}/contacts/${marta}`)
})

test('they are told apart from the history, and what came since goes to whom it belongs', async () => {
  const note = await api.post('notes', { text: 'Asked for oat milk', contactId: marta })
  await page.goto(`${shop.url}/contacts/${marta}?tab=history`)
  await settle(page)
  const history = page.getByRole('tabpanel', { name: 'History' })
  await history.getByText('merged another into it').waitFor()
  await history.getByRole('button', { name: 'Unmerge' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: /Asked for oat milk/ }).click()
  await page.getByRole('option', { name: /M\. Kowalczyk/ }).click()
  await dialog.getByRole('button', { name: 'Unmerge' }).click()
  await page.getByText('Unmerged.').waitFor()
  expect(await api.get(`contacts/${twin}`)).toMatchObject({ id: twin, city: 'Gdansk' })
  expect(await api.get(`contacts/${marta}`)).toMatchObject({ city: 'Gdańsk', jobTitle: null })
  expect((await api.get(`notes/${note.id}`)).contactId).toBe(twin)
})
