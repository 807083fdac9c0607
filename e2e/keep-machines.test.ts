import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { type ByKeyboard, byKeyboard } from './testing/by-keyboard.ts'
import { signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/**
 * A shop that looks after coffee machines gives them a place of their own, without anybody who programs and without a pointer: only the file is
 * chosen in a window of the browser. Each step needs the one before.
 */
let shop: RunningShop
let browser: TestBrowser
let page: Page
let keys: ByKeyboard
let api: ShopApi

const owner = { email: 'ana@corner.example', password: 'three quiet words' }

beforeAll(async () => {
  const env = { OWNER_EMAIL: owner.email, OWNER_PASSWORD: owner.password }
  const [started, opened] = await Promise.all([startServer(env), openBrowser()])
  shop = started
  browser = opened
  page = await browser.context.newPage()
  keys = byKeyboard(page)
  await signIn(page, shop.url, owner)
  api = await apiOf(shop.url, owner)
  await api.post('contacts', { name: 'Marta Kowalczyk' })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
}, 60_000)

const dialog = (name: string) => page.getByRole('dialog', { name, exact: true })
const button = (name: string) => ({ role: 'button', name }) as const
const textbox = (name: string | RegExp) => ({ role: 'textbox', name }) as const
const combobox = (name: string) => ({ role: 'combobox', name }) as const
const main = () => page.getByRole('main')

/** Goes to the list of machines as one does: by its name. */
async function goToMachines(): Promise<void> {
  await keys.press('ControlOrMeta+k')
  await keys.arriveIn(dialog('Search or do'))
  await keys.type('machines')
  await page.getByRole('option', { name: 'Machines', selected: true }).waitFor()
  await keys.press('Enter')
  await page.getByRole('button', { name: 'Add a machine' }).first().waitFor()
  await keys.arriveIn(main())
}

/** Adds a field; what its kind asks is told by `settle`. */
async function addField(name: string, kind: string, settle?: () => Promise<void>): Promise<void> {
  await keys.use({ ...button('Add field'), within: main() })
  await keys.arriveIn(dialog('Add a field'))
  await keys.type(name)
  await keys.choose(combobox('What does it hold?'), kind)
  await settle?.()
  await keys.use({ ...button('Add field'), within: dialog('Add a field') })
  await dialog('Add a field').waitFor({ state: 'detached' })
  await page.getByRole('button', { name, exact: true }).waitFor()
}

test('an object is made, and stands in the sidebar at once', async () => {
  await page.goto(`${shop.url}/settings/objects`)
  await page.getByRole('heading', { name: 'Objects' }).waitFor()
  await keys.skipToPage()
  await keys.use(button('New object'))
  await keys.arriveIn(dialog('New object'))
  await keys.type('Machine')
  await keys.tabTo(textbox('Several are called'))
  expect(await page.getByLabel('Several are called').inputValue()).toBe('Machines')
  await keys.fill(textbox('What names one?'), 'Model')
  await keys.tabTo({ role: 'radio', name: 'box' })
  await keys.press('ArrowRight')
  await keys.use(button('Make object'))
  await page.getByRole('heading', { name: 'Machines' }).waitFor()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Machines' }).waitFor()
})

test('it gets fields of every sort, what is computed among them', { timeout: 120_000 }, async () => {
  await keys.arriveIn(main())
  await addField('State', 'Choice', async () => {
    await keys.arriveIn(page.getByLabel('Option 1', { exact: true }))
    await keys.type('New')
    await keys.press('Enter')
    await keys.arriveIn(page.getByLabel('Option 2', { exact: true }))
    await keys.type('Used')
  })
  await addField('Serial number', 'Text')
  await addField('Owner contact', 'Record', () => keys.choose(combobox('Of which object?'), 'Person'))
  await addField('Purchase date', 'Date')
  await addField('Warranty end', 'Formula', () =>
    keys.fill(textbox('Formula'), 'date_add(purchase_date, 2, "years")'),
  )
  await makeTickets()
  await addField('Number of tickets', 'Roll-up', () =>
    keys.choose(combobox('Over which records?'), 'Tickets'),
  )
  expect(await axeFindings(page)).toEqual([])
})

/** What a program adds is there at once for whoever has the page open. */
async function makeTickets(): Promise<void> {
  await api.post('objects', { label: 'Ticket', labelPlural: 'Tickets', titleLabel: 'Subject' })
  await api.post('objects/ownTicket/fields', {
    label: 'Machine',
    kind: 'reference',
    settings: { to: 'machine' },
  })
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Tickets' }).waitFor()
}

test('a name that is taken is refused in words, and what was typed stays', async () => {
  await keys.use({ ...button('Add field'), within: main() })
  await keys.arriveIn(dialog('Add a field'))
  await keys.type('State')
  await keys.press('Enter')
  await page.getByText('machines have a field State already').waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('State')
  await keys.press('Escape')
  await dialog('Add a field').waitFor({ state: 'detached' })
})

test('a machine is added by its form and opened on its page', async () => {
  await goToMachines()
  await keys.press('n')
  await keys.arriveIn(dialog('Add a machine'))
  await keys.type('La Pavoni')
  await keys.fill(textbox(/^Serial number/), 'LP-1')
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'La Pavoni' }).waitFor()
  expect(await api.get('machines', { serialNumber: 'LP-1' })).toMatchObject({ count: 1 })
})

test('a file of machines is recognised, read in, and listed', async () => {
  await keys.arriveIn(main())
  await keys.press('g', 'i')
  await page.getByRole('heading', { name: 'Imports' }).waitFor()
  await keys.tabTo({ role: 'button', name: /^Drop a file/ })
  const csv = [
    'Model,Serial number,Owner contact,Purchase date,State',
    'Linea Mini,LM-7,Marta Kowalczyk,2026-01-15,Used',
    'Linea Mini,LM-8,Marta Kowalczyk,2026-01-15,New',
    'Rocket,RO-3,Marta Kowalczyk,2025-12-24,New',
  ].join('\n')
  const file = { name: 'machines.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.locator('input[type=file]').setInputFiles(file)
  await keys.use(button('Import these machines'), { most: 40 })
  await keys.use({ role: 'link', name: 'See the machines' })
  await page.getByRole('link', { name: 'Rocket' }).waitFor()
  const { data } = await api.get('machines', { sort: 'serialNumber', include: 'ownerContact' })
  const lineaMini = { model: 'Linea Mini', warrantyEnd: '2028-01-15' }
  expect(data).toMatchObject([
    { ...lineaMini, serialNumber: 'LM-7', state: 'Used', ownerContact: { name: 'Marta Kowalczyk' } },
    { ...lineaMini, serialNumber: 'LM-8' },
    { serialNumber: 'LP-1', warrantyEnd: null },
    { serialNumber: 'RO-3', purchaseDate: '2025-12-24' },
  ])
})

test('they are grouped by model, and one is written to in its cell', async () => {
  await keys.arriveIn(main())
  await keys.use(button('Group'))
  await keys.choose(combobox('Add a level'), 'Model')
  const tree = page.getByRole('treegrid', { name: 'Machines' })
  await tree.getByRole('row', { name: /Linea Mini\s*2/ }).waitFor()
  await keys.press('Escape')
  await keys.arriveIn(page.getByRole('button', { name: 'Grouped by Model' }))
  await keys.tabTo({ role: 'treegrid', name: 'Machines' })
  await keys.press('ArrowDown', 'ArrowDown', 'ArrowRight')
  await tree.getByText('LM-8').waitFor()
  await keys.press('ArrowDown', 'ArrowRight', 'ArrowRight')
  await keys.type('LM-9')
  await keys.press('Enter')
  await expect.poll(async () => (await api.get('machines', { serialNumber: 'LM-9' })).count).toBe(1)
})

test('on the board one goes to another column', async () => {
  await keys.tabTo(button('Table'), { back: true })
  await keys.press('ArrowRight', 'Enter')
  const column = (name: string) => page.getByRole('region', { name })
  await column('New').getByText('Rocket').waitFor()
  await keys.tabTo({ role: 'listitem', name: 'Rocket' }, { most: 20 })
  await keys.press('Space', 'ArrowRight', 'Enter')
  await column('Used').getByText('Rocket').waitFor()
  await expect
    .poll(async () => (await api.get('machines', { serialNumber: 'RO-3' })).data)
    .toMatchObject([{ state: 'Used' }])
})

test('the tickets of a machine count, and machines are asked for by them', async () => {
  const { data } = await api.get('machines', { serialNumber: 'RO-3' })
  await api.post('own-tickets', { subject: 'Leaks', machineId: data[0].id })
  await keys.press('f')
  await keys.choose(combobox('What to ask about'), 'Number of tickets')
  await keys.arriveIn(page.getByRole('textbox', { name: 'Number of tickets' }))
  await keys.type('1')
  await keys.press('Enter')
  await page.getByRole('button', { name: /number of tickets/i }).waitFor()
  await expect.poll(() => page.getByRole('listitem', { name: 'Linea Mini' }).count()).toBe(0)
  await page.getByRole('listitem', { name: 'Rocket' }).waitFor()
  expect(await api.get('machines', { 'numberOfTickets.gte': 1 })).toMatchObject({
    count: 1,
    data: [{ serialNumber: 'RO-3', numberOfTickets: 1 }],
  })
})

test('a field that is called otherwise is called so in the list, and one that is removed can be brought back', async () => {
  await keys.arriveIn(page.getByRole('group', { name: 'Filter' }))
  await keys.press('g', ',')
  await keys.use({ role: 'link', name: 'Objects' }, { back: true, most: 20 })
  await page.getByRole('button', { name: 'New object' }).waitFor()
  await keys.use({ role: 'link', name: 'Machines', within: main() })
  await keys.use(button('Serial number'))
  await keys.arriveIn(dialog('Serial number'))
  await keys.fill(textbox('Name'), 'Number on the plate')
  await keys.press('Enter')
  await page.getByRole('button', { name: 'Number on the plate', exact: true }).waitFor()
  await keys.arriveIn(main())
  await keys.use(button('More for Number on the plate'))
  await keys.arriveIn(page.getByRole('menu'))
  await keys.press('ArrowUp')
  await keys.arriveIn(page.getByRole('menuitem', { name: 'Remove' }))
  await keys.press('Enter')
  await keys.use(button('Bring back Number on the plate'), { most: 40 })
  await page.getByRole('button', { name: 'Number on the plate', exact: true }).waitFor()
  expect(await api.get('machines', { serialNumber: 'RO-3' })).toMatchObject({ count: 1 })
})
