import { describe, expect, test } from 'vitest'
import { type LiveEvent, startLive } from './live/live.ts'
import { createLog } from './log.ts'
import { openSettings, type SettingsStore } from './settings.ts'
import { testDatabase } from './testing.ts'

const { db, settings: connection } = await testDatabase()
const by = { userId: null, at: new Date('2026-01-05T10:00:00Z') }

async function withTwoProcesses(work: (here: SettingsStore, there: SettingsStore) => Promise<void>) {
  const log = createLog('silent')
  const lives = [await startLive(connection, db, log), await startLive(connection, db, log)]
  const [here, there] = await Promise.all(lives.map((live) => openSettings(db, live)))
  try {
    await work(here!, there!)
  } finally {
    for (const store of [here!, there!]) store.close()
    await Promise.all(lives.map((live) => live.close()))
  }
}

const silent = {
  publish: async () => {},
  subscribe: (_: (event: LiveEvent) => void) => () => {},
}

describe('settings', () => {
  test('have a value before anybody said one', async () => {
    const store = await openSettings(db, silent)
    expect(store.all()).toMatchObject({ currency: 'EUR', timeZone: 'UTC', locale: 'en', discountRate: 0.1 })
  })

  test('reach the other processes when one changes', async () => {
    await withTwoProcesses(async (here, there) => {
      await here.set({ businessName: 'Rösthaus', timeZone: 'Europe/Vienna' }, by)
      expect(here.get('businessName')).toBe('Rösthaus')
      await expect.poll(() => there.get('timeZone')).toBe('Europe/Vienna')
      expect(there.get('currency')).toBe('EUR')
    })
  })

  test('are as before when the transaction that changed them is rolled back', async () => {
    const store = await openSettings(db, silent)
    const before = store.get('locale')
    const attempt = db.transaction().execute(async (transaction) => {
      await store.set({ locale: 'de-AT' }, by, transaction)
      throw new Error('stop')
    })
    await expect(attempt).rejects.toThrow('stop')
    await store.reload()
    expect(store.get('locale')).toBe(before)
  })

  test('refuse what they cannot be, naming it', async () => {
    const store = await openSettings(db, silent)
    await expect(store.set({ timeZone: 'Mars/Olympus' }, by)).rejects.toMatchObject({
      code: 'request.invalid',
      field: 'timeZone',
    })
    await expect(store.set({ currency: 'euro' }, by)).rejects.toMatchObject({ field: 'currency' })
    await expect(store.set({ colour: 'red' } as never, by)).rejects.toMatchObject({ field: 'colour' })
  })
})
