import type { Page } from 'playwright-core'
import type { ShopApi } from './shop-api.ts'

/** A place one can go to. */
export interface Screen {
  /** `today`, `settings-roles`, `order`: what its picture is called. */
  name: string
  path: string
}

/** Signs in by hand, as everybody does. */
export async function signIn(
  page: Page,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
}

/** All screens: what the sidebar leads to, the pages of the settings, and one page of each kind of record. */
export async function screensOf(page: Page, api: ShopApi): Promise<Screen[]> {
  const places = await linksIn(page, 'Places')
  await page.goto(new URL('/settings/account', page.url()).href)
  const settings = await linksIn(page, 'Settings')
  const listed = [...places, ...settings].map((path) => ({ name: nameOf(path), path }))
  const screens = [...listed, ...(await recordScreens(api)), ...furtherScreens]
  return [...new Map(screens.map((screen) => [screen.path, screen])).values()]
}

const furtherScreens: Screen[] = [
  { name: 'new-segment', path: '/segments/new' },
  { name: 'companies', path: '/companies' },
  { name: 'orders-in-groups', path: '/orders?group=%5B"channel"%2C"placedAt%3Amonth"%5D' },
  { name: 'people-board', path: '/contacts?layout=board' },
  { name: 'orders-calendar', path: '/orders?layout=calendar' },
  { name: 'orders-timeline', path: '/orders?layout=timeline' },
  { name: 'people-gallery', path: '/contacts?layout=gallery' },
  { name: 'calendar-month', path: '/calendar?view=month' },
  { name: 'tasks', path: '/tasks' },
  { name: 'meetings', path: '/meetings' },
  { name: 'settings-object', path: '/settings/objects/contact' },
  { name: 'settings-object-page', path: '/settings/objects/contact/page' },
  { name: 'duplicates', path: '/duplicates/contacts' },
  { name: 'sales-targets', path: '/sales-targets' },
  { name: 'sales-forecast', path: '/sales/insight?tab=forecast' },
  { name: 'leaderboard', path: '/sales/insight?tab=leaderboard' },
  { name: 'commissions', path: '/sales/insight?tab=commissions' },
  { name: 'commission-plans', path: '/commission-plans' },
  { name: 'payments', path: '/payments' },
  { name: 'nowhere', path: '/nowhere/at/all' },
]

/** Where each kind of record has its page. */
const recordPaths = {
  contacts: 'person',
  companies: 'company',
  orders: 'order',
  products: 'product',
  stores: 'store',
  segments: 'segment',
  programs: 'program',
  templates: 'template',
  messages: 'message',
  leads: 'lead',
  forms: 'form',
  'booking-pages': 'booking-page',
  deals: 'deal',
  'activity-plans': 'activity-plan',
  pipelines: 'pipeline',
  stages: 'stage',
  quotes: 'quote',
  'quote-templates': 'quote-template',
  contracts: 'contract',
  'price-books': 'price-book',
  'tax-classes': 'tax-class',
}

async function recordScreens(api: ShopApi): Promise<Screen[]> {
  const found = await Promise.all(
    Object.entries(recordPaths).map(async ([path, name]) => {
      const { data } = await api.get(path, { limit: 1 })
      return data.map(({ id }: { id: string }) => ({ name, path: `/${path}/${id}` }))
    }),
  )
  const { data: roles } = await api.get('roles')
  const member = roles.find(({ key }: { key: string }) => key === 'member')
  const { data: people } = await api.get('contacts', { limit: 2 })
  const pair = people.map(({ id }: { id: string }) => id).join(',')
  return [
    ...found.flat(),
    { name: 'merge', path: `/merge/contacts?records=${encodeURIComponent(pair)}` },
    { name: 'person-past', path: `/contacts/${people[0].id}?asOf=${new Date().toISOString()}` },
    { name: 'role', path: `/settings/roles/${member.id}` },
  ]
}

async function linksIn(page: Page, navigation: string): Promise<string[]> {
  const nav = page.getByRole('navigation', { name: navigation, exact: true })
  await nav.waitFor()
  return nav
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}

function nameOf(path: string): string {
  if (path === '/') return 'today'
  return path === '/contacts' ? 'people' : path.slice(1).replaceAll('/', '-')
}

/** Goes to a place as a link within the app does: the app itself is not loaded anew. Waits until its page has taken the place of the last one. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => window.__TSR_ROUTER__!.history.push(to), path)
  await page.waitForFunction(() => {
    const { status, location, resolvedLocation } = window.__TSR_ROUTER__!.state
    return status === 'idle' && resolvedLocation?.href === location.href
  })
}

/** Waits until what was on its way is there: no skeletons, fonts loaded, pictures drawn. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main h1, main [role=alert]').first().waitFor()
  await page.waitForFunction(() => document.querySelector('main .animate-breathe') === null)
  await page.evaluate(() => document.fonts.ready)
}
