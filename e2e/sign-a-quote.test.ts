import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { ana } from './testing/open-shop.ts'
import { signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'
import { openTestPage } from './testing/test-page.ts'

/**
 * A visitor fills a form and becomes a deal; a seller writes a quote by keyboard; the customer reads it on a phone, ticks what is optional, and signs; it becomes an order, which is
 * followed until it is paid, and a contract, whose renewal Today calls to mind.
 */
let shop: RunningShop
let api: ShopApi
let desk: TestBrowser
let phone: TestBrowser
/** What the visitor of the first part has become. */
let dealId: string

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

test('from a form on a website to the deal', { timeout: 120_000 }, async () => {
  const { id: teamId } = await api.post('teams', { name: 'Sales' })
  const { data: users } = await api.get('users')
  await api.patch(`users/${users[0].id}`, { teamId })
  await api.post('assignment-rules', { name: 'Everybody', teamId })
  const site = await openTestPage(
    `<!doctype html><html lang="en"><title>Hotel shop</title><main><h1>Coffee for hotels</h1>
<script src="${shop.url}/embed/visits.js" data-consent="given"></script>
<script src="${shop.url}/embed/form.js" data-form="enquiry" data-title="Enquiry"></script></main></html>`,
  )
  try {
    await api.patch('settings', { trackingDomains: [site.domain] })
    const { id: formId } = await api.post('forms', {
      name: 'Enquiry',
      status: 'open',
      allowedDomains: [site.domain],
      consentText: 'You may write to me about new coffees.',
      elements: [
        { field: 'contact.name', label: 'Your name', required: true },
        { field: 'contact.email', label: 'E-mail', required: true },
        { field: 'company.name', label: 'Hotel' },
        { field: 'lead.message', label: 'What do you need?' },
      ],
    })
    const visitor = await phone.context.newPage()
    await visitor.goto(`${site.url}/?utm_campaign=spring`)
    const frame = visitor.frameLocator('iframe[title="Enquiry"]')
    await frame.getByLabel('Your name').fill('Nora Brandt')
    await frame.getByLabel('E-mail').fill('nora@linde.example')
    await frame.getByLabel('Hotel').fill('Hotel Linde')
    await frame.getByLabel('What do you need?').fill('Six kilos a week')
    expect(await axeFindings(visitor)).toEqual([])
    await frame.getByRole('checkbox').check()
    // A page that was made a moment ago is not filled by people.
    await visitor.waitForTimeout(2000)
    await frame.getByRole('button', { name: 'Send' }).click()
    await frame.getByText('Thank you').waitFor()

    const { data: leads } = await api.get('leads', { filter: { field: 'form', op: 'is', value: formId } })
    expect(leads).toHaveLength(1)
    const { contactId } = leads[0]
    const of = { filter: { field: 'contact', op: 'is', value: contactId } }
    const { data: touchpoints } = await api.get('touchpoints', of)
    expect(touchpoints.map(({ type }: { type: string }) => type).sort()).toEqual([
      'consent.given',
      'form.sent',
      'web.visited',
    ])
    const { data: consents } = await api.get('consents', of)
    expect(consents).toMatchObject([{ wording: 'You may write to me about new coffees.' }])
    await expect
      .poll(async () => (await api.get(`leads/${leads[0].id}`)).ownerId, { timeout: 20_000 })
      .toBe(users[0].id)

    const page = await desk.context.newPage()
    await signIn(page, shop.url, ana)
    await page.goto(`${shop.url}/leads/${leads[0].id}`)
    await page.getByText('it was the turn of').waitFor()
    await page.getByText('Six kilos a week').first().waitFor()
    await page.getByRole('button', { name: 'Make it a deal' }).click()
    await page.getByRole('button', { name: 'Make the deal' }).click()
    await page.getByRole('heading', { name: 'Nora Brandt, Hotel Linde' }).waitFor()
    await page.waitForURL(/\/deals\//)
    dealId = new URL(page.url()).pathname.split('/').at(-1)!
    expect(await api.get(`leads/${leads[0].id}`)).toMatchObject({ status: 'converted', contactId })
  } finally {
    await desk.context.clearCookies()
    await site.close()
  }
})

test('from the first line to the signed order and the contract that is to be renewed', {
  timeout: 120_000,
}, async () => {
  const { id: taxClassId } = await api.post('tax-classes', { name: 'Standard' })
  await api.post('tax-rates', { name: 'VAT', taxClassId, rate: 0.2 })
  await api.post('products', { name: 'House blend', price: 2450, unit: 'kg', cost: 1500, taxClassId })
  const { contactId } = await api.get(`deals/${dealId}`)

  const page = await desk.context.newPage()
  await signIn(page, shop.url, ana)
  await page.goto(`${shop.url}/deals/${dealId}?tab=quotes`)
  await page.getByRole('button', { name: 'Write a quote' }).click()
  await page.waitForURL(/\/quotes\//)
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  await page.getByLabel('What it is about').fill('Coffee for the breakfast room')
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
  await page.getByLabel('How often is it charged of House blend').click()
  await page.getByRole('option', { name: 'Monthly' }).click()
  // What recurs is agreed for a month and can be given notice until its end, so that its renewal is due soon.
  for (const [label, months] of [
    ['Term', '1'],
    ['Notice', '0'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(months)
    await page.getByLabel(label, { exact: true }).press('Enter')
  }
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
  await customer.getByLabel('Your name').fill('Nora Brandt')
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
  expect(acceptances[0]).toMatchObject({ signedBy: 'Nora Brandt', gross: 112_080 })
  expect(acceptances[0].signature[0].length).toBeGreaterThan(10)
  expect(acceptances[0].order).toMatchObject({ total: 112_080, lineCount: 2, contactId })
  expect(await api.get(`deals/${dealId}`)).toMatchObject({ status: 'won', value: 93_400 })
  await page.reload()
  await page.getByRole('img', { name: 'Signature of Nora Brandt' }).waitFor()

  await page.getByRole('link', { name: acceptances[0].order.number, exact: true }).click()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await page.getByText('Confirmed', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Note' }).click()
  await page.getByRole('menuitem', { name: 'Note a delivery…' }).click()
  await page.getByLabel('Quantity of House blend').fill('5')
  await page.getByLabel('Quantity of House blend').press('Tab')
  await page.getByRole('button', { name: 'Note the delivery' }).click()
  await page.getByText('Delivery noted.').waitFor()
  await page.getByText('partly').waitFor()
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Note a payment…' }).click()
  await page.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('Payment of €1,120.80 noted.').waitFor()
  await page.getByText('€0.00').waitFor()
  expect(await axeFindings(page)).toEqual([])

  const { data: contracts } = await api.get('contracts')
  // 12 × 24.50, without tax
  expect(contracts).toMatchObject([{ status: 'active', monthly: 29_400, termMonths: 1, contactId }])
  await page.getByRole('tab', { name: 'Contracts' }).click()
  await page.getByRole('link', { name: 'Coffee for the breakfast room' }).click()
  await page.getByText('then it renews by itself').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.goto(shop.url)
  await page.getByRole('heading', { name: /Renewals due/ }).waitFor()
  await page.getByRole('link', { name: 'Hotel Linde: Coffee for the breakfast room' }).waitFor()
})
