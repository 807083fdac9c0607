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

test('both are seen side by side, with what the rules would choose', async () => {
  await page.goto(`${shop.url}/merge/contacts?records=${marta}%2C${twin}`)
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

test('duplicates are looked through by key, and a decision can be undone', async () => {
  const people = [
    { name: 'Otto Lindemann', phone: '+498912345678', city: 'Ulm', birthday: '1970-02-01' },
    { name: 'Lindeman Otto', phone: '+498912345678', city: 'Ulm', birthday: '1970-01-02' },
    { name: 'Ewa Nowak', phone: '+48585550101', street: 'ul. Długa 7', city: 'Gdańsk' },
    { name: 'Nowak, Ewa', phone: '+48585550101', street: 'Dluga 7', city: 'Gdansk' },
  ]
  for (const person of people) await api.post('contacts', person)
  await page.goto(`${shop.url}/duplicates/contacts`)
  await page.getByRole('button', { name: 'Look for duplicates' }).click()
  await page.getByText(/^Same .*phone/).waitFor({ timeout: 45_000 })
  const waiting = async () => (await api.get('contacts/duplicates/count')).count
  const before = await waiting()
  await page.keyboard.press('n')
  await page.getByText('Noted that these people are not the same.').waitFor()
  await page.getByRole('region', { name: `Pair 1 of ${before - 1}` }).waitFor()
  await page.keyboard.press('m')
  await page.getByText('Merged two people.').waitFor()
  expect(await waiting()).toBeLessThan(before - 1)
  await page.keyboard.press('u')
  await page.getByText('Undone.').waitFor()
  expect(await waiting()).toBe(before - 1)
})

test('whom a new person looks like is said before they are added', async () => {
  await page.goto(`${shop.url}/contacts`)
  await page.getByRole('button', { name: /^Add/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Ewa Nowack')
  await dialog.getByRole('button', { name: /more fields/ }).click()
  await dialog.getByRole('textbox', { name: /^Phone/ }).fill('+48 58 555 01 01')
  await dialog.getByRole('link', { name: 'Ewa Nowak' }).waitFor()
  await dialog.getByRole('button', { name: 'Add anyway' }).waitFor()
})
