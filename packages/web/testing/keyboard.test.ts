import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Gallery, startGallery } from './gallery-server.ts'

/** What opens and closes, by keyboard alone. */
let gallery: Gallery
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  gallery = await startGallery()
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

beforeEach(async () => {
  page = await browser.context.newPage()
  await page.goto(gallery.url)
  await page.locator('main').waitFor()
  return () => page.close()
})

const focused = () =>
  page.evaluate(() => {
    const { activeElement, body } = document
    return activeElement === body ? 'nothing' : (activeElement?.ariaLabel ?? activeElement?.textContent)
  })
const button = (name: string) => page.getByRole('button', { name, exact: true })

test('a menu opens, moves and gives the focus back', async () => {
  await button('More').last().focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toContain('Edit')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Copy the address')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Add to segment')
  await page.keyboard.press('ArrowRight')
  await expect.poll(focused).toBe('Best customers')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('Add to segment')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('More')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toContain('Edit')
})

test('a dialog begins at its first field and ends where it was opened', async () => {
  await button('Open a dialog').focus()
  await page.keyboard.press('Enter')
  const name = page.getByRole('textbox', { name: 'Name', exact: true }).last()
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('Open a dialog')
})

test('a sheet with nothing to fill in is read from its beginning', async () => {
  await button('Open a sheet').focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'How do we know?' })
  await expect.poll(() => sheet.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('Open a sheet')
})

test('a select is opened, chosen from and named', async () => {
  const channel = page.getByRole('combobox', { name: 'Channel' }).first()
  await channel.focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'Phone' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('p')
  await page.keyboard.press('Enter')
  await expect.poll(() => channel.textContent()).toBe('Phone')
})

test('a combobox finds without accents', async () => {
  const owner = page.getByRole('combobox', { name: 'Owner' })
  await owner.fill('jurgen')
  await page.getByRole('option', { name: 'Jürgen Groß' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => owner.inputValue()).toBe('Jürgen Groß')
})

test('several are chosen one after the other, and Backspace takes the last away', async () => {
  const invited = page.getByRole('combobox', { name: 'Invited' })
  await invited.fill('zoe')
  await page.getByRole('option', { name: 'Zoë Ångström' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove Zoë Ångström' }).waitFor()
  await invited.press('Backspace')
  await invited.press('Backspace')
  await expect.poll(() => page.getByRole('button', { name: 'Remove Zoë Ångström' }).count()).toBe(0)
})

test('a tooltip tells what an icon does once the keyboard has reached it, and goes with Escape', async () => {
  await button('Add').focus()
  const words = page.getByRole('presentation').filter({ hasText: /^Add$/ })
  await words.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => words.count()).toBe(0)
})

test('a toast offers to undo and says so to screen readers', async () => {
  await button('With undo').click()
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor()
  await page.getByRole('dialog', { name: '34 people added to Best customers.' }).waitFor()
})

test('a picture shows its figures, and they go into a file', async () => {
  const picture = page.getByRole('region', { name: 'Charts: Two lines' })
  await picture.getByRole('button', { name: 'Show the figures' }).click()
  expect(await picture.getByRole('row').count()).toBe(13)
  await picture.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Figures (CSV)' }).click()
  expect((await download).suggestedFilename()).toBe('written-to-and-held-back.csv')
})

test('five million rows are gone through from end to end, by the pixel and by the scroll bar', async () => {
  const list = page.getByRole('region', { name: 'Five million', exact: true })
  /** The uppermost row in sight, and by how many pixels it is out of it. */
  const seen = () =>
    list.evaluate((element) => {
      const { top } = element.getBoundingClientRect()
      const rows = [...element.querySelectorAll<HTMLElement>('[data-row]')]
      const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1)
      return [Number(first?.dataset.row), top + 1 - (first?.getBoundingClientRect().top ?? 0)]
    })
  await list.focus()
  await page.keyboard.press('End')
  await expect.poll(seen).toEqual([4_999_991, expect.any(Number)])
  expect(await list.evaluate((at) => at.scrollHeight - at.clientHeight - at.scrollTop)).toBeLessThanOrEqual(1)
  await list.evaluate((at) => at.scrollTo(0, (at.scrollHeight - at.clientHeight) / 2))
  await expect.poll(async () => Math.abs((await seen())[0]! - 2_500_000)).toBeLessThan(50)
  const [row = 0, cut] = await seen()
  await list.hover()
  for (let turns = 0; turns < 5; turns += 1) await page.mouse.wheel(0, 72)
  await expect.poll(seen).toEqual([row + 10, cut])
  await page.keyboard.press('Home')
  await expect.poll(seen).toEqual([0, 0])
})
