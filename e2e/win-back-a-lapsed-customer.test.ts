import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { salesAt, salesUntil } from './testing/shop-sales.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/** From an empty installation to what a letter brought, as a shopkeeper would go. Each step needs the one before. */
let shop: RunningShop
let browser: TestBrowser
let page: Page
let api: ShopApi
let programId: string

const owner = { email: 'ana@corner.example', password: 'three quiet words' }

beforeAll(async () => {
  const [started, opened] = await Promise.all([startServer(), openBrowser()])
  shop = started
  browser = opened
  page = await browser.context.newPage()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

test('the first visitor becomes the owner', async () => {
  await page.goto(shop.url)
  await page.getByLabel('Your name').fill('Ana Nowak')
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByLabel('Name of your business').fill('Corner Coffee')
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await page.getByRole('heading', { name: 'Welcome, Ana.' }).waitFor()
  await page.getByRole('button', { name: /Bring my own customers/ }).click()
  await page.getByRole('heading', { name: 'Imports' }).waitFor()
  api = await apiOf(shop.url, owner)
})

test('the sales of the till come in, seen before they are kept', async () => {
  await importFile('till.csv', salesUntil(new Date()))
  const { count } = await api.get('contacts/count')
  expect(count).toBe(60)
})

test('who slips away is told by name, each with a reason', async () => {
  await page.getByRole('button', { name: 'Work out what they are worth' }).click()
  await expect.poll(async () => (await api.get('analyses')).data[0]?.status, { timeout: 30_000 }).toBe('done')
  await page.goto(shop.url)
  await page.getByRole('heading', { name: /worth a word today/ }).waitFor()
  const first = page
    .getByRole('region', { name: /worth a word/ })
    .getByRole('listitem')
    .first()
  expect(await first.textContent()).toMatch(/weeks|days/)
})

test('those who slip away are a segment', async () => {
  await page.getByRole('link', { name: 'Segments' }).click()
  await page.getByRole('link', { name: 'Slipping away' }).first().click()
  await page.getByRole('heading', { name: 'Slipping away' }).waitFor()
  await page.getByText('Kowalczyk').first().waitFor()
})

test('a program for them is written like a recipe, and says what a launch would do', async () => {
  await everybodyAgrees()
  await page.getByRole('button', { name: 'Start a program' }).click()
  await page.getByLabel('What you call it').fill('We miss you')
  await page.getByRole('button', { name: 'Write a new one' }).click()
  const letter = page.getByRole('dialog', { name: 'Write a template' })
  await letter.getByLabel('What you call it').fill('The next bag is on us')
  await letter.getByLabel('Subject').fill('It has been a while')
  await letter.getByRole('button', { name: 'Keep it' }).click()
  await letter.waitFor({ state: 'hidden' })
  await page.getByRole('textbox', { name: 'Held back' }).fill('40')
  await page.keyboard.press('Tab')
  const check = page.getByRole('list', { name: 'What a launch would do' })
  await check.getByText('24 people are meant.').waitFor()
  await check.getByText('About 10 are held back by chance, to compare with.').waitFor()
  await check.getByText('No mail server is set up').waitFor()
})

test('the launch holds some back by chance and keeps the letters in the outbox', async () => {
  await page.getByRole('button', { name: 'Launch…' }).click()
  await page.getByRole('button', { name: 'Launch', exact: true }).click()
  await page.getByRole('tab', { name: 'Result' }).waitFor()
  programId = page.url().split('/').at(-1)!
  const arms = await Promise.all(['treatment', 'holdout'].map(drawn))
  const [written, heldBack] = arms.map(({ length }) => length)
  expect(written! + heldBack!).toBe(24)
  expect(heldBack).toBeGreaterThan(1)
  await expect
    .poll(async () => (await api.get('messages/count', { program: programId, status: 'kept' })).count)
    .toBe(written)
})

test('what came of it is told with its interval', async () => {
  const [written = [], heldBack = []] = await Promise.all(['treatment', 'holdout'].map(drawn))
  const buyers = [...written.slice(0, Math.ceil(written.length * 0.9)), ...heldBack.slice(0, 1)]
  await page.goto(`${shop.url}/imports`)
  // A second later than now, since the launch was within this second.
  await importFile('week-after.csv', salesAt(new Date(Date.now() + 1_000), buyers))
  const results = await api.get(`programs/${programId}/results`)
  expect(results.buyers.low).toBeGreaterThan(0)
  await page.goto(`${shop.url}/programs/${programId}`)
  expect(results.sentence).toMatch(/“We miss you” brought about £.+ more than doing nothing \(95 % sure/)
  await page.getByText(results.sentence).waitFor()
})

/** Brings a file in by the import page and waits until it is all in. */
async function importFile(name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: /^Import these/ }).click()
  await page.getByText(/rows read:/).waitFor()
}

/** The customer keys of those who were drawn into an arm. */
async function drawn(arm: string): Promise<string[]> {
  const { data } = await api.get('enrollments', { program: programId, arm, include: 'contact', limit: 200 })
  return data.map(({ contact }: { contact: { customerNumber: string } }) => contact.customerNumber)
}

/** Everybody has said at the till that they want to hear from the shop. */
async function everybodyAgrees(): Promise<void> {
  const { data: people } = await api.get('contacts', { fields: 'id', limit: 200 })
  await api.post('consents/batch', {
    create: people.map(({ id }: { id: string }) => ({
      contactId: id,
      channel: 'email',
      state: 'given',
      source: 'At the till',
      decidedAt: new Date().toISOString(),
    })),
  })
}
