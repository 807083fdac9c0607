import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('every setting has a default', () => {
  expect(readConfig({}, '/srv/shop')).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: '/srv/shop/data',
    databaseUrl: undefined,
    publicUrl: undefined,
    smtpUrl: undefined,
    owner: undefined,
    role: 'all',
    requestsPerMinute: 6_000,
    sessionDays: 30,
    upgradeSnapshots: true,
    tracing: undefined,
    logLevel: 'info',
  })
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(3000)
})

test('a trailing slash of PUBLIC_URL is dropped', () => {
  expect(readConfig({ PUBLIC_URL: 'https://shop.example/' }).publicUrl).toBe('https://shop.example')
})

test.each([
  [{ PORT: 'eighty' }, 'PORT must be a port number, 0 to 65535.'],
  [{ RATE_LIMIT: '0' }, 'RATE_LIMIT must be a whole number above 0: requests in a minute.'],
  [{ SESSION_DAYS: '400' }, 'SESSION_DAYS must be a whole number of days from 1 to 365.'],
  [{ PORT: '70000' }, 'PORT must be a port number, 0 to 65535.'],
  [
    { DATABASE_URL: 'mysql://x' },
    'DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
  ],
  [{ PUBLIC_URL: 'shop.example' }, 'PUBLIC_URL must be an address that begins with http:// or https://.'],
  [{ OWNER_EMAIL: 'mia', OWNER_PASSWORD: 'long enough' }, 'OWNER_EMAIL must be an e-mail address.'],
  [
    { OWNER_EMAIL: 'mia@shop.example' },
    'OWNER_PASSWORD must be set too: OWNER_EMAIL and OWNER_PASSWORD go together.',
  ],
  [{ ROLE: 'boss' }, 'ROLE must be web, worker or all.'],
  [{ PORT: '-1', ROLE: 'boss' }, 'PORT must be a port number, 0 to 65535. ROLE must be web, worker or all.'],
])('%o is refused with a sentence', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence)
})
