import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../packages/web/testing/axe.ts'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { ana } from './testing/open-shop.ts'
import { signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/** An address book and the sales of the till of one shop become one customer base, and go out and in again unchanged. */
let shop: RunningShop
let browser: TestBrowser
let page: Page
let api: ShopApi

beforeAll(async () => {
  const [opened, started] = await Promise.all([
    openBrowser(),
    startServer({ OWNER_EMAIL: ana.email, OWNER_PASSWORD: ana.password }),
  ])
  browser = opened
  shop = started
  page = await browser.context.newPage()
  api = await apiOf(shop.url, ana)
  await signIn(page, shop.url, ana)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

const names = ['Marta Kowalczyk', 'Åsa Lindqvist', 'José de la Cruz', 'Zoë Müller', 'Ana O’Neil', 'Lin Wei']

/** What Google Contacts writes: several addresses in a cell, labels with its own groups among them; one birthday is none. */
function addressBook(): string {
  const header =
    'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value'
  const rows = names.map((name, at) => {
    const [first, ...last] = name.split(' ')
    const birthday = at === 2 ? 'in spring' : `198${at}-05-1${at}`
    return `${first},,${last.join(' ')},,,,,,,,${at % 2 ? 'Hotel Linde' : ''},,,${birthday},,,* myContacts ::: Coffee,* Work,guest${at}@kaffa.example ::: home${at}@kaffa.example,Mobile,+48 58 301 00 0${at}`
  })
  return [header, ...rows].join('\n')
}

/** Of the six the till knows four by e-mail, two only by what it made of their names and a telephone; and two people it alone knows. */
const tillNames = [...names.slice(0, 4), 'ONeill Ana', 'Wei Linn', 'Bo Park', 'Tomasz Wiśniewski']

function till(): string {
  const lines = Array.from({ length: 40 }, (_, at) => {
    const guest = at % 8
    const address = guest === 4 || guest === 5 ? '' : `GUEST${guest}@kaffa.example`
    const telephone = guest < 6 ? `+48 58 301 00 0${guest}` : ''
    return `${1000 + at};${String(1 + (at % 28)).padStart(2, '0')}.03.2024;K${guest};${tillNames[guest]};${telephone};${address};Guji ${at % 3};${1 + (at % 2)};13,50`
  })
  return ['Bon;Datum;Kunde;Kundenname;Telefon;E-Mail;Artikel;Menge;Preis', ...lines].join('\n')
}

async function drop(name: string, content: string | Buffer): Promise<void> {
  await page.goto(`${shop.url}/imports`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
}

const says = (words: string | RegExp) => page.getByText(words).first().waitFor()

async function importIt(): Promise<void> {
  await page.getByRole('button', { name: /^Import these/ }).click()
  await page.getByText(/rows read:/).waitFor({ timeout: 30_000 })
}

test('an address book is recognised, counted, put right where it is wrong, and comes in', async () => {
  await drop('contacts.csv', addressBook())
  await says('Google Contacts')
  await says('6 people: 5 new and 1 cannot be read.')
  await page.getByRole('button', { name: 'Cannot be read (1)' }).click()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: /^Row 4, Birthday: in spring/ }).click()
  await page.getByRole('textbox', { name: 'Row 4, Birthday' }).fill('1982-04-01')
  await page.keyboard.press('Enter')
  await says('6 people: 6 new.')
  await importIt()
  const { data } = await api.get('contacts', { sort: 'name', include: 'company' })
  expect(data).toHaveLength(6)
  expect(data.find(({ name }: { name: string }) => name === 'José de la Cruz')).toMatchObject({
    email: 'guest2@kaffa.example',
    phone: '+48583010002',
    birthday: '1982-04-01',
    tags: ['Coffee'],
  })
})

test('the sales of the till find the people who are there, also by their likeness, and bring the others', async () => {
  await drop('till.csv', till())
  await says('40 lines: 40 new.')
  await says('Of the new people 2 look like one you know already.')
  await says('ONeill Ana')
  expect(await axeFindings(page)).toEqual([])
  await page.getByText('Complete whom they look like').click()
  await says('They make 2 new people')
  await importIt()
  const { data } = await api.get('contacts', { sort: 'name' })
  expect(data).toHaveLength(8)
  const ana = data.find(({ name }: { name: string }) => name === 'Ana O’Neil')
  expect(ana).toMatchObject({ email: 'guest4@kaffa.example', customerNumber: 'K4', orderCount: 5 })
  const marta = data.find(({ name }: { name: string }) => name === 'Marta Kowalczyk')
  expect(marta).toMatchObject({ email: 'guest0@kaffa.example', customerNumber: 'K0', orderCount: 5 })
})

test('the list goes out as a file, and changes nothing when it comes back', async () => {
  await page.goto(`${shop.url}/contacts`)
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ])
  const file = await readFile(await download.path())
  expect(file.toString()).toContain('Marta Kowalczyk')
  await drop(download.suggestedFilename(), file)
  await says('8 people: 8 known already.')
})
