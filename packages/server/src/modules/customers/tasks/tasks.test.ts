import { expect, test } from 'vitest'
import { create, inChangeSet, list, systemCtx, undo, update } from '../../../records/index.ts'
import { testRecords } from '../../../records/testing.ts'
import { sales } from '../../sales/index.ts'
import { customers } from '../index.ts'

const records = await testRecords([customers, sales])
const { ctx, services } = records
await services.settings.set({ timeZone: 'Europe/Warsaw' }, { userId: null, at: new Date() })
const at = (now: string) => ({
  ...ctx,
  setting: { ...ctx.setting, timeZone: 'Europe/Warsaw', now: new Date(now) },
})
const task = services.definitions.registry.object('task')
const read = async (title: string) =>
  (
    await list(systemCtx(services, 'test'), task, {
      filter: { field: 'title', op: 'is', value: title },
      sort: 'dueOn',
    })
  ).data as unknown as Record<string, unknown>[]

test('ticked off, what repeats makes the next one, at the same time on the clock when clocks change', async () => {
  const now = at('2026-03-27T20:00:00Z')
  // 27 March 2026 is the last Friday; on the 29th clocks in Warsaw go from +1 to +2.
  const id = await create(now, task, {
    title: 'Count the till',
    dueAt: '2026-03-27T16:00:00Z',
    remindAt: '2026-03-27T08:00:00Z',
    recurrence: 'FREQ=MONTHLY;BYDAY=-1FR',
  })
  await inChangeSet(now, { label: 'Done' }, (inside) =>
    update(inside, task, id, { doneAt: '2026-03-27T17:00:00Z' }),
  )
  const [, next, ...more] = await read('Count the till')
  expect(more).toEqual([])
  expect(next).toMatchObject({ dueOn: '2026-04-24', doneAt: null, recurrence: 'FREQ=MONTHLY;BYDAY=-1FR' })
  expect(new Date(String(next!.dueAt)).toISOString()).toBe('2026-04-24T15:00:00.000Z')
  expect(new Date(String(next!.remindAt)).toISOString()).toBe('2026-04-24T07:00:00.000Z')
})

test('taking it back takes the next one away, and doing it again makes it once', async () => {
  const now = at('2026-03-02T10:00:00Z')
  const id = await create(now, task, { title: 'Water plants', dueOn: '2026-03-02', recurrence: 'FREQ=DAILY' })
  const tick = () =>
    inChangeSet(now, { label: 'Done' }, async (inside) => {
      await update(inside, task, id, { doneAt: '2026-03-02T10:00:00Z' })
      return inside.changeSet!.id
    })
  const changeSetId = await tick()
  expect(await read('Water plants')).toHaveLength(2)
  await undo(now, changeSetId)
  expect(await read('Water plants')).toMatchObject([{ dueOn: '2026-03-02', doneAt: null }])
  await tick()
  await update(now, task, id, { doneAt: null })
  await update(now, task, id, { doneAt: '2026-03-02T11:00:00Z' })
  expect(await read('Water plants')).toHaveLength(2)
})

test('days that passed are left out, a moved one changes nothing for the next, and the last makes none', async () => {
  const id = await create(at('2026-03-02T10:00:00Z'), task, {
    title: 'Report',
    dueOn: '2026-03-06',
    recurrence: 'FREQ=WEEKLY;UNTIL=20260320',
  })
  await update(at('2026-03-02T10:00:00Z'), task, id, { dueOn: '2026-03-05' })
  await update(at('2026-03-14T10:00:00Z'), task, id, { doneAt: '2026-03-14T10:00:00Z' })
  const [, next] = await read('Report')
  expect(next).toMatchObject({ dueOn: '2026-03-20' })
  await update(at('2026-03-20T10:00:00Z'), task, String(next!.id), { doneAt: '2026-03-20T10:00:00Z' })
  expect(await read('Report')).toHaveLength(2)
})

test('its day follows its moment and the other way round; without a day it begins on the next of its rule', async () => {
  const now = at('2026-03-02T10:00:00Z')
  const id = await create(now, task, { title: 'Ring', dueAt: '2026-03-28T23:30:00Z' })
  expect(await read('Ring')).toMatchObject([{ dueOn: '2026-03-29' }])
  await update(now, task, id, { dueOn: '2026-03-20' })
  const [moved] = await read('Ring')
  expect(new Date(String(moved!.dueAt)).toISOString()).toBe('2026-03-19T23:30:00.000Z')
  await create(now, task, { title: 'Tidy', recurrence: 'FREQ=WEEKLY;BYDAY=FR' })
  expect(await read('Tidy')).toMatchObject([{ dueOn: '2026-03-06' }])
})

test('a rule that cannot be is refused with what is wrong', async () => {
  const bad = (recurrence: string) => create(ctx, task, { title: 'Never', recurrence })
  await expect(bad('FREQ=HOURLY')).rejects.toMatchObject({ code: 'record.invalid' })
  await expect(bad('FREQ=MONTHLY;BYDAY=FR;BYSETPOS=6')).rejects.toMatchObject({
    code: 'task.never-comes-round',
  })
})
