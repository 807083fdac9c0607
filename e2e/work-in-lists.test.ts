import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { type ByKeyboard, byKeyboard } from './testing/by-keyboard.ts'
import { ana } from './testing/open-shop.ts'
import { signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/** A day in the lists, by keyboard alone: written like a spreadsheet, in groups, on a board, in a calendar, kept as a view. */
let shop: RunningShop
let api: ShopApi
let browser: TestBrowser
let page: Page
let keyboard: ByKeyboard
const ids = new Map<string, string>()

const people = [
  ['Adela', 'lead', 'Gdańsk', 100],
  ['Bruno', 'lead', 'Sopot', 200],
  ['Celina', 'customer', 'Gdańsk', 300],
] as const

beforeAll(async () => {
  const [opened, started] = await Promise.all([
    openBrowser(),
    startServer({ OWNER_EMAIL: ana.email, OWNER_PASSWORD: ana.password }),
  ])
  browser = opened
  shop = started
  api = await apiOf(shop.url, ana)
  await api.patch('settings', { locale: 'en-GB', timeZone: 'Europe/Warsaw' })
  for (const [name, lifecycle, city] of people)
    ids.set(name, (await api.post('contacts', { name, lifecycle, city })).id)
  ids.set('task', (await api.post('tasks', { title: 'Order more Guji', dueOn: '2026-03-04' })).id)
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await browser.context.newPage()
  keyboard = byKeyboard(page)
  await signIn(page, shop.url, ana)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

beforeEach(async () => {
  await page.goto('about:blank')
})

const go = (path: string, state: object = {}) => {
  const search = Object.entries(state).map(
    ([key, value]) =>
      `${key}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
  )
  return page.goto(`${shop.url}/${path}?${search.join('&')}`)
}
const grid = () => page.getByRole('grid', { name: 'People' })
const keys = (...names: string[]) => keyboard.press(...names)
const button = (name: string) => ({ role: 'button', name }) as const
const cell = (row: number, column: number) => page.locator(`#cell-${row}-${column}`)
const focusedCell = () =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant') ?? 'none')
const contact = async (name: string) => api.get(`contacts/${ids.get(name)}`)
const columns = ['name', 'city', 'email', 'lifecycle']

/** Puts the cursor into the first row of the list of people. */
async function openPeople(): Promise<void> {
  await go('contacts', { columns })
  await cell(2, 0).getByText('Celina').waitFor()
  await keys('j')
  await keyboard.arriveIn(grid())
}

/** As a spreadsheet would put it into the clipboard. */
async function paste(text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await keys('ControlOrMeta+v')
}
async function copied(): Promise<string> {
  await keys('ControlOrMeta+c')
  return page.evaluate(() => navigator.clipboard.readText())
}

test('typing replaces, Enter goes down, Escape leaves, Ctrl+Z takes back', async () => {
  await openPeople()
  await keys('ArrowRight')
  await page.keyboard.type('Gdynia')
  await keys('Enter')
  await expect.poll(focusedCell).toBe('cell-1-1')
  await expect.poll(async () => (await contact('Adela')).city).toBe('Gdynia')
  await page.getByText('Changed city of Adela.').first().waitFor()
  await page.keyboard.type('Nowhere')
  await expect.poll(() => cell(1, 1).getByRole('textbox').inputValue()).toBe('Nowhere')
  await keys('Escape')
  await expect.poll(() => cell(1, 1).textContent()).toBe('Sopot')
  await keys('Control+z')
  await expect.poll(async () => (await contact('Adela')).city).toBe('Gdańsk')
  expect((await contact('Bruno')).city).toBe('Sopot')
})

test('a range is pasted at once; what a cell cannot take stays in it with why, and can be let go', async () => {
  await openPeople()
  await keys('ArrowRight')
  await paste('Łódź\tadela@example.com\tcustomer\nKraków\tnot an address\tbest\n')
  await page.getByText('Pasted 4 values.').first().waitFor()
  await expect.poll(async () => (await contact('Bruno')).city).toBe('Kraków')
  expect(await contact('Adela')).toMatchObject({
    city: 'Łódź',
    email: 'adela@example.com',
    lifecycle: 'customer',
  })
  expect(await contact('Bruno')).toMatchObject({ email: null, lifecycle: 'lead' })
  await expect.poll(() => cell(1, 2).textContent()).toBe('not an address')
  expect(await cell(1, 3).textContent()).toBe('best')
  await keys('ArrowDown', 'ArrowRight')
  await cell(1, 2).getByRole('alert').getByText('is no e-mail address').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await keys('Escape')
  await expect.poll(() => cell(1, 2).textContent()).toBe('')
  await keys('ArrowUp', 'ArrowLeft', 'Shift+ArrowDown', 'Shift+ArrowRight')
  expect(await copied()).toBe('Łódź\tadela@example.com\nKraków\t')
  await keys('Control+z')
  await expect.poll(async () => (await contact('Bruno')).city).toBe('Sopot')
  expect(await contact('Adela')).toMatchObject({ city: 'Gdańsk', email: null, lifecycle: 'lead' })
})

test('when somebody else changed the same value, both are seen and neither is lost', async () => {
  await openPeople()
  await keys('ArrowRight')
  await page.route('**/api/v1/live*', (route) => route.abort())
  await api.patch(`contacts/${ids.get('Adela')}`, { city: 'Malbork' })
  await page.keyboard.type('Elbląg')
  await keys('Enter')
  await expect.poll(() => cell(0, 1).textContent()).toBe('Elbląg')
  await keys('ArrowUp')
  await cell(0, 1).getByRole('alert').getByText('changed it to “Malbork” meanwhile').waitFor()
  expect((await contact('Adela')).city).toBe('Malbork')
  await keys('F2')
  await expect.poll(() => cell(0, 1).getByRole('textbox').inputValue()).toBe('Elbląg')
  await keys('Enter')
  await expect.poll(async () => (await contact('Adela')).city).toBe('Elbląg')
  await api.patch(`contacts/${ids.get('Adela')}`, { city: 'Gdańsk' })
  await page.unroute('**/api/v1/live*')
})

test('groups say what is in them and open by keyboard', async () => {
  await go('contacts', { columns, group: ['city'] })
  const tree = page.getByRole('treegrid', { name: 'People' })
  await tree.getByRole('row', { name: /Gdańsk\s*2/ }).waitFor()
  await tree.getByRole('row', { name: /Sopot\s*1/ }).waitFor()
  await keys('j', 'ArrowRight')
  await tree.getByRole('link', { name: 'Celina' }).waitFor()
  expect(await tree.getByRole('link', { name: 'Bruno' }).count()).toBe(0)
  await keys('ArrowLeft')
  await expect.poll(() => tree.getByRole('link', { name: 'Celina' }).count()).toBe(0)
})

test('a card goes to another column by keyboard and back with undo', async () => {
  await go('contacts', { layout: 'board', by: 'lifecycle' })
  const column = (name: string) => page.getByRole('region', { name })
  const card = column('Lead').locator('[data-card]').filter({ hasText: 'Bruno' })
  await card.waitFor()
  await keyboard.skipToPage()
  await keyboard.tabTo({ role: 'listitem', name: 'Bruno' }, { most: 25 })
  await keys('Space', 'ArrowRight', 'ArrowRight', 'Enter')
  await column('Customer').getByText('Bruno').waitFor()
  await page
    .getByText(/^Changed .* of Bruno/)
    .first()
    .waitFor()
  expect((await contact('Bruno')).lifecycle).toBe('customer')
  await keys('u')
  await column('Lead').getByText('Bruno').waitFor()
})

test('what is due is put on another day by keyboard', async () => {
  await go('tasks', { layout: 'calendar', date: 'dueOn', at: '2026-03-01' })
  const day = (name: string) => page.getByRole('region', { name })
  await day('Wednesday 4 March').locator('[data-card]').waitFor()
  await keyboard.skipToPage()
  await keyboard.tabTo({ role: 'listitem', name: 'Order more Guji' }, { most: 25 })
  await keys('Space', 'ArrowDown', 'ArrowLeft', 'Enter')
  await expect.poll(async () => (await api.get(`tasks/${ids.get('task')}`)).dueOn).toBe('2026-03-10')
  await day('Tuesday 10 March').getByText('Order more Guji').waitFor()
  await keyboard.tabTo(button('Table'), { back: true })
  await keys('ArrowRight', 'ArrowRight', 'ArrowRight')
  await keyboard.use(button('Timeline'))
  await page.getByRole('button', { name: 'Order more Guji, one day' }).waitFor()
})

test('a view keeps everything, and its link opens it', async () => {
  const sort = 'city,-name'
  await go('contacts', { layout: 'gallery', columns, sort })
  await page.getByRole('article').first().waitFor()
  await keyboard.skipToPage()
  await keyboard.use(button('Save as a view'))
  await keyboard.arriveIn(page.getByRole('dialog', { name: 'Save as a view' }))
  await keyboard.type('By town')
  await keys('Enter')
  await page.getByRole('tab', { name: 'By town', selected: true }).waitFor()
  const { data } = await api.get('views', { object: 'contact' })
  expect(data).toMatchObject([{ name: 'By town', layout: 'gallery', sort, columns, pinned: true }])
  await go('contacts', { view: data[0].id })
  await page.getByRole('tab', { name: 'By town', selected: true }).waitFor()
  const names = () => page.getByRole('article').getByRole('link').allTextContents()
  await expect.poll(names).toEqual(['Celina', 'Adela', 'Bruno'])
})

test('an old link that names a field that is gone says so and offers the mend', async () => {
  const lead = { field: 'lifecycle', op: 'is', value: 'lead' }
  const filter = { all: [{ field: 'shoeSize', op: 'gt', value: 40 }, lead] }
  await go('contacts', { filter, columns: ['name', 'shoeSize'] })
  await page.getByText('The filter of this link cannot be read any more.').waitFor()
  await page.getByText('“shoeSize”').first().waitFor()
  await keyboard.skipToPage()
  await keyboard.use(button('Leave that part out'), { most: 25 })
  await cell(1, 0).getByText('Bruno').waitFor()
  expect(await page.getByRole('link', { name: 'Celina' }).count()).toBe(0)
  await keyboard.use(button('Leave it out'), { back: true })
  await expect.poll(() => page.url()).not.toContain('shoeSize')
})
