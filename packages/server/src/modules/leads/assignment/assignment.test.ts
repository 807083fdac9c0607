import { absence, assignmentRule, lead, team } from '@regulars/model'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { create, get } from '../../../records/index.ts'
import { testLeads } from '../testing.ts'
import { assignLeads, waitingLeads } from './assign-leads.ts'

const { clock, ctx, aLead, colleague } = await testLeads()

describe('assignment', async () => {
  const teamId = await create(ctx, team, { name: 'Sales' })
  const ids = { Ana: await colleague('Ana', teamId), Ben: await colleague('Ben', teamId) }
  const owners = async (of: readonly string[]) => {
    await assignLeads(ctx, sql`${waitingLeads} and lead.id = any(${of}::uuid[])`)
    const got = await Promise.all(of.map((id) => get(ctx, lead, id)))
    return got.map(({ ownerId }) => Object.entries(ids).find(([, id]) => id === ownerId)?.[0])
  }

  test('goes in turns, past whoever is away, and says why', async () => {
    const rule = await create(ctx, assignmentRule, {
      name: 'Wholesale',
      teamId,
      condition: { field: 'source', op: 'is', value: 'Fair' },
    })
    const three = [
      await aLead({ source: 'Fair' }),
      await aLead({ source: 'Fair' }),
      await aLead({ source: 'Fair' }),
    ]
    expect(await owners(three)).toEqual(['Ana', 'Ben', 'Ana'])
    expect(await get(ctx, lead, three[0]!)).toMatchObject({
      assignmentRuleId: rule,
      assignmentReason: '“Wholesale”: in turns in Sales, and it was the turn of Ana.',
    })
    await create(ctx, absence, { ownerId: ids.Ben, from: '2026-03-01', until: '2026-03-05' })
    const fourth = await aLead({ source: 'Fair' })
    expect(await owners([fourth])).toEqual(['Ana'])
    expect((await get(ctx, lead, fourth)).assignmentReason).toContain('Ben is away until 2026-03-05.')
    expect(await owners([await aLead({ source: 'Web' })])).toEqual([undefined])
  })

  test('by load counts open work only', async () => {
    await create(ctx, assignmentRule, {
      name: 'Web',
      method: 'load',
      teamId,
      condition: { field: 'source', op: 'is', value: 'Web shop' },
    })
    clock.advance(7 * 86_400_000)
    const later = { ...ctx, setting: { ...ctx.setting, now: clock.now() } }
    // Ana has three leads and Ben one; two more go to Ben, then they have the same, and whoever had this rule's last turn waits.
    const three = [await aLead({ source: 'Web shop' }), await aLead({ source: 'Web shop' })]
    await assignLeads(later, sql`${waitingLeads} and lead.id = any(${three}::uuid[])`)
    expect(await owners(three)).toEqual(['Ben', 'Ben'])
  })
})
