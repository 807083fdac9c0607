import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/** A shop that looks after coffee machines gives them a place of their own, without anybody who programs. Each step needs the one before. */
let shop: RunningShop
let browser: TestBrowser
let page: Page
let api: ShopApi

const owner = { email: 'ana@corner.example', password: 'three quiet words' }

beforeAll(async () => {
  const env = { OWNER_EMAIL: owner.email, OWNER_PASSWORD: owner.password }
  const [started, opened] = await Promise.all([startServer(env), openBrowser()])
  shop = started
  browser = opened
  page = await browser.context.newPage()
  await signIn(page, shop.url, owner)
  api = await apiOf(shop.url, owner)
  await api.post('contacts', { name: 'Marta Kowalczyk' })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

const sheet = () => page.getByRole('dialog', { name: 'Add a field' })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

test('an object is made, and stands in the sidebar at once', async () => {
  await page.goto(`${shop.url}/settings/objects`)
  await press('New object')
  await page.getByLabel('One of them is called').fill('Machine')
  expect(await page.getByLabel('Several are called').inputValue()).toBe('Machines')
  await page.getByLabel('What names one?').fill('Model')
  await page.getByLabel('coffee').check({ force: true })
  await press('Make object')
  await page.getByRole('heading', { name: 'Machines' }).waitFor()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Machines' }).waitFor()
})

test('it gets a field with options, and fields that a program adds stand beside it', {
  timeout: 120_000,
}, async () => {
  await press('Add field')
  await page.getByLabel('Name', { exact: true }).fill('State')
  await page.getByLabel('What does it hold?').click()
  await page.getByRole('option', { name: 'Choice', exact: true }).click()
  for (const [index, label] of ['New', 'Used'].entries()) {
    await press('Add option')
    await page.getByLabel(`Option ${index + 1}`, { exact: true }).fill(label)
  }
  await sheet().getByRole('button', { name: 'Add field' }).click()
  await sheet().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'State', exact: true }).waitFor()
  const fields = [
    { label: 'Serial number', kind: 'text', unique: true },
    { label: 'Owner contact', kind: 'reference', settings: { to: 'contact' } },
    { label: 'Purchase date', kind: 'date' },
  ]
  for (const field of fields) await api.post('objects/machine/fields', field)
  await page.getByRole('button', { name: 'Purchase date', exact: true }).waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('a name that is taken is refused in words, and what was typed stays', async () => {
  await press('Add field')
  await page.getByLabel('Name', { exact: true }).fill('State')
  await sheet().getByRole('button', { name: 'Add field' }).click()
  await page.getByText('machines have a field State already').waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('State')
  await page.keyboard.press('Escape')
  await sheet().waitFor({ state: 'detached' })
})

test('a machine is added by its form and opened on its page', async () => {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Machines' }).click()
  await page.getByRole('heading', { name: 'Machines' }).waitFor()
  await page.getByRole('button', { name: 'Add a machine' }).first().click()
  const form = page.getByRole('dialog', { name: 'Add a machine' })
  await form.getByLabel('Model').fill('La Pavoni')
  await form.getByLabel('Serial number').fill('LP-1')
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('heading', { name: 'La Pavoni' }).waitFor()
  expect(await api.get('machines', { serialNumber: 'LP-1' })).toMatchObject({ count: 1 })
})

test('a file of machines is recognised, read in, and listed', async () => {
  await page.goto(`${shop.url}/imports`)
  const csv = [
    'Model,Serial number,Owner contact,Purchase date,State',
    'Linea Mini,LM-7,Marta Kowalczyk,2026-01-15,Used',
    'Rocket,RO-3,Marta Kowalczyk,2025-12-24,New',
  ].join('\n')
  const file = { name: 'machines.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Import these machines' }).click()
  await page.getByRole('link', { name: 'See the machines' }).click()
  await page.getByRole('link', { name: 'Linea Mini' }).waitFor()
  const { data } = await api.get('machines', { sort: 'serialNumber', include: 'ownerContact' })
  expect(data).toMatchObject([
    { serialNumber: 'LM-7', state: 'Used', ownerContact: { name: 'Marta Kowalczyk' } },
    { serialNumber: 'LP-1' },
    { serialNumber: 'RO-3', purchaseDate: '2025-12-24' },
  ])
  expect(await api.get('machines/aggregate', { groupBy: 'state' })).toMatchObject({
    data: expect.arrayContaining([{ state: 'Used', count: 1 }]),
  })
})

test('a field that is called otherwise is called so in the list, and one that is removed can be brought back', async () => {
  await page.goto(`${shop.url}/settings/objects/machine`)
  await press('Purchase date')
  const opened = page.getByRole('dialog', { name: 'Purchase date' })
  await opened.getByLabel('Name', { exact: true }).fill('Bought on')
  await opened.getByRole('button', { name: 'Save' }).click()
  await opened.waitFor({ state: 'detached' })
  await press('More for Bought on')
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page
    .getByRole('region', { name: 'In the bin' })
    .getByRole('button', { name: 'Bring back Bought on' })
    .click()
  await page.getByRole('button', { name: 'Bought on', exact: true }).waitFor()
  expect(await api.get('machines', { 'purchaseDate.gte': '2026-01-01' })).toMatchObject({ count: 1 })
})
