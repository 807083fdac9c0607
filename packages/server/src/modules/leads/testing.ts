/** Leads on a database of a test file's own. */
import { lead, role } from '@regulars/model'
import { sql } from 'kysely'
import { create } from '../../records/index.ts'
import { testRecords } from '../../records/testing.ts'
import { customers } from '../customers/index.ts'
import { identity } from '../identity/index.ts'
import { sales } from '../sales/index.ts'
import { leads } from './index.ts'
import { seedLeads } from './seed-leads.ts'

/** It is Monday, 09:00 in UTC, which is where the business is; leads are to be answered within two hours. */
export async function testLeads() {
  const records = await testRecords([customers, identity, sales, leads])
  const { db, services, clock, ctx } = records
  await sales.start?.(services)
  await seedLeads(services)
  await services.settings.set({ leadResponseMinutes: 120 }, { userId: null, at: clock.now() })
  const roleId = await create(ctx, role, { key: 'seller', label: 'Seller', rights: {} }, { trusted: true })
  return {
    ...records,
    aLead: (values: Record<string, unknown> = {}) => create(ctx, lead, { name: 'Nora Brandt', ...values }),
    /** How many people there are. */
    people: async () =>
      Number((await sql<{ count: string }>`select count(*) from contact`.execute(db)).rows[0]!.count),
    async colleague(name: string, teamId: string): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into app_user (name, email, role_id, team_id)
        values (${name}, ${`${name}@shop.example`}, ${roleId}, ${teamId}) returning id`.execute(db)
      return rows[0]!.id
    },
  }
}
