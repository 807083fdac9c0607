import { acts, builtInRegistry, isCapability } from '@regulars/model'
import { expect, test } from 'vitest'
import { product } from '../index.ts'
import { testServer } from './testing.ts'

const { routes, send, ...server } = await testServer(product)

/** What anybody may ask without being known. A route that becomes public must be added here, by somebody who thought about it. */
const publicRoutes = [
  'GET /*',
  'GET /api/docs',
  'GET /api/health',
  'GET /api/openapi.json',
  'GET /api/ready',
  'GET /api/v1/public/calendars/:token/calendar.ics',
  'GET /api/v1/public/logo',
  'GET /api/v1/public/quotes/:token',
  'GET /api/v1/public/quotes/:token/document.pdf',
  'GET /api/v1/setup',
  'GET /b/:slug',
  'GET /b/booked/:token',
  'GET /b/booked/:token/cancel',
  'GET /b/booked/:token/meeting.ics',
  'GET /b/booked/:token/move',
  'GET /embed/form.js',
  'GET /embed/page.js',
  'GET /embed/visits.js',
  'GET /f/:slug',
  'GET /f/confirm/:token',
  'GET /u/:token',
  'OPTIONS /api/v1/public/forms/:slug',
  'POST /api/v1/invitations/accept',
  'POST /api/v1/public/forms/:slug',
  'POST /api/v1/public/quotes/:token/accept',
  'POST /api/v1/public/quotes/:token/decline',
  'POST /api/v1/public/quotes/:token/questions',
  'POST /api/v1/public/quotes/:token/viewed',
  'POST /api/v1/public/visits',
  'POST /api/v1/setup/owner',
  'POST /b/:slug',
  'POST /b/booked/:token/cancel',
  'POST /b/booked/:token/move',
  'POST /f/:slug',
  'POST /f/confirm/:token',
  'POST /u/:token',
]

test('every route names a permission that some role can have', () => {
  const unknown = routes.filter(({ permission }) => !isKnown(permission))
  expect(unknown.map(({ method, url, permission }) => `${method} ${url}: ${permission}`)).toEqual([])
})

function isKnown(permission: string): boolean {
  if (permission === 'public' || permission === 'signed-in' || isCapability(permission)) return true
  const [object = '', act = ''] = permission.split('.')
  return builtInRegistry.find(object) !== undefined && (acts as readonly string[]).includes(act)
}

test('only what must be is public', () => {
  const open = routes
    .filter(({ method, permission }) => permission === 'public' && method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url}`)
    .filter((route) => !route.includes('/api/auth/'))
  expect(open.filter((route) => !publicRoutes.includes(route))).toEqual([])
})

const closed = routes.filter(({ method, permission }) => permission !== 'public' && method !== 'HEAD')

test('no stranger gets past any other route', async () => {
  const answered: string[] = []
  for (const { method, url } of closed) {
    const { status } = await send(method, filled(url))
    if (status !== 401) answered.push(`${method} ${url}: ${status}`)
  }
  expect(answered).toEqual([])
  expect(closed.length).toBeGreaterThan(100)
})

test('a role that opens nothing gets past none that needs more than being signed in', async () => {
  const nobody = await server.key(await server.role('nobody', {}))
  const answered: string[] = []
  for (const { method, url } of closed.filter(({ permission }) => permission !== 'signed-in')) {
    const { status } = await send(method, filled(url), nobody)
    if (status !== 403) answered.push(`${method} ${url}: ${status}`)
  }
  expect(answered).toEqual([])
})

const filled = (url: string): string =>
  url.replace(/:\w+(\([^)]*\))?/g, '01a205eb-e95c-7d88-b024-5edad5e97aa9')
