import { contact } from '@regulars/model'
import { afterAll, expect, test } from 'vitest'
import { create, get, update } from '../../../records/index.ts'
import { actorWith } from '../../../records/testing.ts'
import { testCollect } from '../testing.ts'

const collect = await testCollect()
const { services, clock } = collect
const ana = collect.as('owner')
const rule = (survivorship: Record<string, string>) =>
  services.settings.set({ survivorship } as never, { userId: null, at: clock.now() })
afterAll(() => rule({}))

const file = 'Email,City,About,Job title\njo@x.example,Graz,short,Barista\n'
const jo = await create(ana, contact, {
  name: 'Jo',
  email: 'jo@x.example',
  city: 'Wien',
  about: 'Likes it strong',
})

test('without rules a file writes over what is there', async () => {
  await collect.importFile('contacts', file)
  expect(await get(ana, contact, jo)).toMatchObject({ city: 'Graz', about: 'short', jobTitle: 'Barista' })
  await update(ana, contact, jo, { city: 'Wien', about: 'Likes it strong' })
})

test('what a person typed, or what says more, stays where a rule says so, and is counted before the import', async () => {
  await rule({ 'contact.city': 'trusted', 'contact.about': 'complete', 'contact.jobTitle': 'trusted' })
  const other = file.replace('Barista', 'Roaster')
  const { notes, updated } = await collect.dryRun('contacts', other)
  expect(updated).toBe(1)
  expect(notes).toEqual([
    'About: one value stays as it is, since what is there is better by your rules (Settings, Merging).',
    'City: one value stays as it is, since what is there is better by your rules (Settings, Merging).',
  ])
  await collect.importFile('contacts', other)
  // The job title came from a file, so another file may write over it.
  expect(await get(ana, contact, jo)).toMatchObject({
    city: 'Wien',
    about: 'Likes it strong',
    jobTitle: 'Roaster',
  })
})

test('a program is held to the same rules, a person is not', async () => {
  const key = { ...ana, actor: { ...actorWith('owner'), kind: 'apiKey' as const, name: 'Shop' } }
  await update(key, contact, jo, { city: 'Linz', jobTitle: 'Owner', postcode: '1010' })
  // City was typed; the job title came from a file, which is believed less than a program.
  expect(await get(ana, contact, jo)).toMatchObject({ city: 'Wien', jobTitle: 'Owner', postcode: '1010' })
  await rule({ 'contact.city': 'kept' })
  await update(key, contact, jo, { city: 'Linz' })
  await update(ana, contact, jo, { city: 'Steyr' })
  expect(await get(ana, contact, jo)).toMatchObject({ city: 'Steyr' })
})
