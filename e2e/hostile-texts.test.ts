import { builtInRegistry } from '@regulars/model'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../packages/web/testing/browser.ts'
import { settle, signIn } from './testing/screens.ts'
import { apiOf, type ShopApi } from './testing/shop-api.ts'
import { type RunningShop, startServer } from './testing/start-server.ts'

/** Whatever comes in by a file is a text on the screen and nothing else, on whichever screen it stands. */
let shop: RunningShop
let browser: TestBrowser
let page: Page
let api: ShopApi
let session = ''
/** What the browser refused to run: nothing may come so far that only the content policy stops it. */
const refused: string[] = []

const owner = { email: 'ana@corner.example', password: 'three quiet words' }

/** Leaves an element in the page if it is ever taken for markup; short ones for short fields. */
const evil = (field: string, maxLength = 1000): string =>
  maxLength < 60
    ? '<i class=pwned>'
    : `"><img class=pwned src=x onerror="pwned"> ${field}`.slice(0, maxLength)

beforeAll(async () => {
  const env = { OWNER_EMAIL: owner.email, OWNER_PASSWORD: owner.password }
  const [started, opened] = await Promise.all([startServer(env), openBrowser()])
  shop = started
  browser = opened
  api = await apiOf(shop.url, owner)
  page = await browser.context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text())
  })
  await signIn(page, shop.url, owner)
  session = (await browser.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

/** Imports a file with one row in which every text holds it; answers with the id of the import. */
async function importEvil(kind: string, object: string, must: Record<string, string> = {}): Promise<string> {
  const cells: Record<string, string> = { ...must }
  for (const [key, field] of Object.entries(builtInRegistry.object(object).fields))
    if (
      (field.kind === 'text' || field.kind === 'longText') &&
      !field.readOnly &&
      !field.internal &&
      !(key in must)
    )
      cells[key] = evil(key, 'maxLength' in field ? field.maxLength : undefined)
  const line = (texts: string[]) => texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
  const form = new FormData()
  form.set('kind', kind)
  form.set(
    'options',
    JSON.stringify({ mapping: Object.fromEntries(Object.keys(cells).map((key) => [key, key])) }),
  )
  form.set(
    'file',
    new Blob([`${line(Object.keys(cells))}\n${line(Object.values(cells))}\n`]),
    `${evil('file')}.csv`,
  )
  const answer = await fetch(`${shop.url}/api/v1/imports`, {
    method: 'POST',
    headers: { cookie: session, origin: shop.url },
    body: form,
  })
  const { id } = (await answer.json()) as { id: string }
  await expect.poll(() => api.get(`imports/${id}`)).toMatchObject({ status: 'done', created: 1, rejected: 0 })
  return id
}

test('everything that a file can hold stands on the screens as a text', { timeout: 120_000 }, async () => {
  const importId = await importEvil('contacts', 'contact', { email: 'ana@post.example' })
  await importEvil('companies', 'company')
  await importEvil('products', 'product')
  const idIn = async (path: string) => (await api.get(path, { limit: 1 })).data[0].id as string
  const [contact, company, article] = await Promise.all(['contacts', 'companies', 'products'].map(idIn))
  await api.post('notes', { text: evil('note'), contactId: contact })
  await api.post('tasks', { title: evil('task'), contactId: contact, dueOn: '2026-01-01' })
  await api.patch('settings', { businessName: evil('business') })
  const paths = [
    '/contacts',
    `/contacts/${contact}`,
    `/contacts/${contact}?tab=history`,
    '/companies',
    `/companies/${company}`,
    `/products/${article}`,
    `/imports/${importId}`,
    '/imports',
    '/',
  ]
  for (const path of paths) {
    await page.goto(shop.url + path)
    await settle(page)
    expect(await page.locator('.pwned').count(), path).toBe(0)
  }
  await page.goto(`${shop.url}/contacts/${contact}`)
  await settle(page)
  expect(await page.getByText('<img class=pwned').count()).toBeGreaterThan(0)
  expect(refused).toEqual([])
})

test('an address that is a script is no address', async () => {
  const answer = await fetch(`${shop.url}/api/v1/companies`, {
    method: 'POST',
    headers: { cookie: session, origin: shop.url, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Kaffa', website: 'javascript:alert(1)' }),
  })
  expect(answer.status).toBe(422)
})
