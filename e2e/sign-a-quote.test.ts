import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { ana } from './testing/open-shop.ts'
import { signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/** A seller writes a quote by keyboard; the customer reads it on a phone, ticks what is optional, and signs; it becomes an order. */
let shop: RunningShop
let api: ShopApi
let desk: TestBrowser
let phone: TestBrowser

beforeAll(async () => {
  shop = await startServer({ OWNER_EMAIL: ana.email, OWNER_PASSWORD: ana.password })
  ;[desk, phone] = [await openBrowser(), await openBrowser({ isPhone: true, width: 390, height: 844 })]
  api = await apiOf(shop.url, ana)
}, 120_000)

afterAll(async () => {
  await desk?.close()
  await phone?.close()
  await shop?.stop()
})

test('from the first line to the signed order', { timeout: 120_000 }, async () => {
  const { id: taxClassId } = await api.post('tax-classes', { name: 'Standard' })
  await api.post('tax-rates', { name: 'VAT', taxClassId, rate: 0.2 })
  await api.post('products', { name: 'House blend', price: 2450, unit: 'kg', cost: 1500, taxClassId })
  const { id: contactId } = await api.post('contacts', { name: 'Johanna Leitner' })
  const { id } = await api.post('quotes', { title: 'Coffee for the breakfast room', contactId })

  const page = await desk.context.newPage()
  await signIn(page, shop.url, ana)
  await page.goto(`${shop.url}/quotes/${id}`)
  const lineCount = page.locator('[data-line]')
  const add = async (words: string, option: RegExp) => {
    await page.getByLabel('Add a line').pressSequentially(words)
    await page.getByRole('option', { name: option }).first().click()
  }
  await add('House', /House blend/)
  await page.getByLabel('Quantity of House blend').fill('12')
  await page.getByLabel('Quantity of House blend').press('Enter')
  await add('Training', /Training/)
  await page.getByLabel('Price of Training').fill('640')
  await page.getByLabel('Price of Training').press('Enter')
  await expect.poll(() => lineCount.count()).toBe(2)
  await page.getByRole('checkbox', { name: 'Optional' }).last().click()
  // 12 × 24.50 = 294.00, with 20 % VAT 352.80; the training does not count yet. Half of it is left: 12 × (24.50 − 15.00) = 114.00
  await page.getByText('€352.80').waitFor()
  await page.getByText('€114.00').waitFor()
  await page.getByText('saved as you write').waitFor()
  await page.getByRole('button', { name: 'Send…' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('The customer’s link').waitFor()

  const { link } = await api.get(`quotes/${id}/link`)
  const customer = await phone.context.newPage()
  await customer.goto(shop.url + new URL(link).pathname)
  await customer.getByRole('heading', { name: 'Coffee for the breakfast room' }).waitFor()
  expect(await axeFindings(customer)).toEqual([])
  expect(
    await customer.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0)
  await customer.getByRole('checkbox', { name: 'Add “Training”' }).click()
  await customer.getByRole('button', { name: 'Accept and sign' }).click()
  await customer.getByLabel('Your name').fill('Johanna Leitner')
  const pad = await customer.getByRole('img', { name: 'Sign here with finger or mouse' }).boundingBox()
  if (!pad) throw new Error('There is no field to sign in.')
  await customer.mouse.move(pad.x + 40, pad.y + 60)
  await customer.mouse.down()
  for (let step = 1; step <= 20; step++)
    await customer.mouse.move(pad.x + 40 + step * 8, pad.y + 60 + Math.sin(step / 2) * 25)
  await customer.mouse.up()
  expect(await axeFindings(customer)).toEqual([])
  // (294.00 + 640.00) × 1.2
  await customer.getByRole('button', { name: 'Sign for €1,120.80' }).click()
  await customer.getByText('You accepted this quote').waitFor()

  const { data: acceptances } = await api.get('quote-acceptances', { include: 'order' })
  expect(acceptances).toHaveLength(1)
  expect(acceptances[0]).toMatchObject({ signedBy: 'Johanna Leitner', gross: 112_080 })
  expect(acceptances[0].signature[0].length).toBeGreaterThan(10)
  expect(acceptances[0].order).toMatchObject({ total: 112_080, lineCount: 2, contactId })
  await page.reload()
  await page.getByRole('img', { name: 'Signature of Johanna Leitner' }).waitFor()
})
