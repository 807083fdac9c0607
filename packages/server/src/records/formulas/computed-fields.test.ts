import {
  builtInObjects,
  computedProblem,
  createRegistry,
  date,
  defineObject,
  formula,
  isComputed,
  money,
  multiSelect,
  number,
  reference,
  rollUp,
  select,
  text,
  yesNo,
} from '@regulars/model'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtInDefinitions } from '../../platform/definitions.ts'
import { proveDerived } from '../derived/prove.ts'
import { aggregate } from '../read/aggregate.ts'
import { count } from '../read/count.ts'
import { get } from '../read/get.ts'
import { list } from '../read/list.ts'
import { createTable } from '../schema/create-table.ts'
import { testRecords } from '../testing.ts'
import { undo } from '../undo/undo.ts'
import { create } from '../write/create.ts'
import { remove, restore } from '../write/remove.ts'
import { update } from '../write/update.ts'

const options = {
  module: 'test',
  description: 'For tests',
  icon: 'box',
  ownership: 'shared',
  columns: [],
} as const

const site = defineObject('site', {
  ...options,
  label: 'Site',
  labelPlural: 'Sites',
  title: 'name',
  fields: {
    name: text(),
    machineCount: rollUp({ over: 'machines', take: 'count' }, number({ integer: true, indexed: true })),
    faultCount: rollUp({ over: 'machines', take: 'sum', of: 'openFaults' }, number({ integer: true })),
  },
})

const machine = defineObject('machine', {
  ...options,
  label: 'Machine',
  labelPlural: 'Machines',
  title: 'serial',
  fields: {
    serial: text({ required: true }),
    site: reference('site', { inverse: 'machines', indexed: true }),
    purchaseDate: date(),
    price: money(),
    warrantyEnd: formula('date_add(purchase_date, 2, "years")', date({ indexed: true })),
    underWarranty: formula('warranty_end >= today()', yesNo({ live: true })),
    label: formula('serial & " at " & site.name', text()),
    share: formula('price * open_faults', money()),
    openFaults: rollUp(
      { over: 'faults', take: 'count', where: { field: 'state', op: 'is', value: 'open' } },
      number({ integer: true, indexed: true }),
    ),
    farFaults: rollUp(
      { over: 'faults', take: 'count', where: { field: 'foundAt.name', op: 'is', value: 'Far' } },
      number({ integer: true }),
    ),
    kinds: rollUp({ over: 'faults', take: 'list', of: 'kind' }, multiSelect([], { open: true })),
    newFaults: rollUp({ over: 'faults', take: 'count', within: '7d' }, number({ integer: true, live: true })),
  },
})

const fault = defineObject('fault', {
  ...options,
  label: 'Fault',
  labelPlural: 'Faults',
  title: 'kind',
  fields: {
    kind: text(),
    state: select({ open: 'Open', done: 'Done' }),
    machine: reference('machine', { inverse: 'faults', indexed: true }),
    foundAt: reference('site', { inverse: 'foundFaults' }),
  },
})

const records = await testRecords()
const { services, pool, clock } = records
const registry = createRegistry([...builtInObjects, site, machine, fault])
services.definitions = { ...builtInDefinitions, registry }
for (const object of [site, machine, fault])
  for (const statement of createTable(object)) await pool.query(statement)

const ctx = () => records.ctx
const see = (id: string) => get(ctx(), machine, id)
const made = { near: '', far: '', mill: '', saw: '', fault: '' }

beforeAll(async () => {
  made.near = await create(ctx(), site, { name: 'Near' })
  made.far = await create(ctx(), site, { name: 'Far' })
  made.mill = await create(ctx(), machine, {
    serial: 'M1',
    siteId: made.near,
    purchaseDate: '2024-02-29',
    price: 500,
  })
  made.saw = await create(ctx(), machine, {
    serial: 'S1',
    siteId: made.near,
    purchaseDate: '2025-01-01',
    price: 100,
  })
  made.fault = await create(ctx(), fault, {
    kind: 'oil',
    state: 'open',
    machineId: made.mill,
    foundAtId: made.far,
  })
})

describe('computed fields', () => {
  it('of all built-in objects can be computed', () => {
    for (const object of registry.objects)
      for (const [key, field] of Object.entries(object.fields))
        if (isComputed(field))
          expect(computedProblem(registry, object, key), `${object.name}.${key}`).toBeUndefined()
  })

  it('are there as soon as the record is', async () => {
    expect(await see(made.mill)).toMatchObject({
      warrantyEnd: '2026-02-28',
      underWarranty: false,
      label: 'M1 at Near',
      openFaults: 1,
      farFaults: 1,
      kinds: ['oil'],
      newFaults: 1,
      share: 50_000_00 / 1000 / 10,
    })
    expect(await see(made.saw)).toMatchObject({ openFaults: 0, underWarranty: true, share: 0 })
    expect(await get(ctx(), site, made.near)).toMatchObject({ machineCount: 2, faultCount: 1 })
  })

  it('follow what they are computed from, over any number of records', async () => {
    await update(ctx(), site, made.near, { name: 'Here' })
    await update(ctx(), site, made.far, { name: 'Farther' })
    expect(await see(made.mill)).toMatchObject({ label: 'M1 at Here', farFaults: 0 })
    await update(ctx(), fault, made.fault, { machineId: made.saw })
    expect(await see(made.mill)).toMatchObject({ openFaults: 0, kinds: null, share: 0 })
    expect(await see(made.saw)).toMatchObject({ openFaults: 1, kinds: ['oil'], share: 100 })
    await update(ctx(), machine, made.saw, { siteId: made.far })
    expect(await get(ctx(), site, made.near)).toMatchObject({ machineCount: 1, faultCount: 0 })
    expect(await get(ctx(), site, made.far)).toMatchObject({ machineCount: 1, faultCount: 1 })
    expect(await see(made.saw)).toMatchObject({ label: 'S1 at Farther' })
  })

  it('do not count what is in the bin, and count it again when it comes back', async () => {
    await remove(ctx(), fault, made.fault)
    expect(await see(made.saw)).toMatchObject({ openFaults: 0 })
    await restore(ctx(), fault, made.fault)
    expect(await see(made.saw)).toMatchObject({ openFaults: 1 })
  })

  it('are right without anybody writing when the day moves on', async () => {
    const overdue = { filter: { field: 'underWarranty', op: 'is', value: true } } as const
    expect(await count(ctx(), machine, overdue)).toEqual({ count: 1, isEstimate: false })
    clock.advance(306 * 86_400_000)
    expect(await count(ctx(), machine, overdue)).toEqual({ count: 0, isEstimate: false })
    expect(await see(made.saw)).toMatchObject({ underWarranty: false, newFaults: 0 })
    clock.advance(-306 * 86_400_000)
  })

  it('are filtered, sorted, grouped and included like any other', async () => {
    const serials = async (query: object) =>
      (await list(ctx(), machine, query)).data.map(({ serial }) => serial)
    expect(await serials({ sort: '-openFaults' })).toEqual(['S1', 'M1'])
    expect(await serials({ sort: '-underWarranty', limit: 5 })).toEqual(['S1', 'M1'])
    expect(await serials({ filter: { field: 'newFaults', op: 'gte', value: 1 } })).toEqual(['S1'])
    expect(await serials({ filter: { field: 'site.faultCount', op: 'is', value: 0 } })).toEqual(['M1'])
    expect(
      await aggregate(ctx(), machine, {
        groupBy: [{ field: 'underWarranty' }],
        measures: { price: { sum: 'price' } },
      }),
    ).toEqual([
      { underWarranty: false, price: 500 },
      { underWarranty: true, price: 100 },
    ])
    const [listed] = (await list(ctx(), fault, { include: ['machine'], sort: 'machine.underWarranty' })).data
    expect(listed).toMatchObject({ machine: { serial: 'S1', underWarranty: true, newFaults: 1 } })
  })

  it('cannot be written', async () => {
    await expect(create(ctx(), machine, { serial: 'X', warrantyEnd: '2030-01-01' })).rejects.toMatchObject({
      code: 'record.invalid',
    })
  })

  it('come right when a change is undone', async () => {
    const extra = await create(ctx(), fault, { kind: 'air', state: 'open', machineId: made.mill })
    expect(await see(made.mill)).toMatchObject({ openFaults: 1 })
    const { changeSetId } = await get(ctx(), fault, extra)
    await undo(ctx(), changeSetId!)
    expect(await see(made.mill)).toMatchObject({ openFaults: 0 })
  })

  it('are proved by a job, and repaired', async () => {
    expect(await proveDerived(ctx())).toEqual({})
    await sql`update machine set open_faults = 7, label = 'wrong'`.execute(services.db)
    expect(Object.values(await proveDerived(ctx())).some((repaired) => repaired === 2)).toBe(true)
    expect(await see(made.saw)).toMatchObject({ openFaults: 1, label: 'S1 at Farther' })
  })

  it('are hidden from who may not see all they are computed from', async () => {
    const role = (fields: object, faults: 'all' | 'none') =>
      records.as({
        key: 'r',
        label: 'R',
        description: '',
        capabilities: [],
        fields: fields as never,
        objects: {
          '*': { create: 'none', read: 'all', update: 'none', delete: 'none' },
          fault: { create: 'none', read: faults, update: 'none', delete: 'none' },
        },
      })
    const blind = role({ site: { name: 'hidden' } }, 'none')
    const seen = await get(blind, machine, made.saw)
    expect(seen).toMatchObject({ warrantyEnd: '2027-01-01' })
    for (const key of ['label', 'openFaults', 'kinds', 'share', 'newFaults', 'farFaults'])
      expect(seen).not.toHaveProperty(key)
    await expect(list(blind, machine, { sort: 'share' })).rejects.toMatchObject({
      code: 'query.unknown-field',
    })
    await expect(
      list(blind, machine, { filter: { field: 'newFaults', op: 'gte', value: 1 } }),
    ).rejects.toMatchObject({ code: 'condition.field-hidden' })
    expect(await get(role({}, 'all'), machine, made.saw)).toHaveProperty('share', 100)
  })
})
