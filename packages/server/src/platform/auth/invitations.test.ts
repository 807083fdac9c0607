import { expect, test } from 'vitest'
import { testDatabase } from '../testing.ts'
import { uuidV7 } from '../uuid.ts'
import {
  acceptInvitation,
  createInvitation,
  findInvitation,
  openInvitations,
  revokeInvitation,
} from './invitations.ts'

const { db, pool } = await testDatabase()
const now = new Date('2026-11-22T10:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3600 * 1000)
const over = { code: 'auth.invitation-over', status: 410 }
const colleague = { name: 'Tom', password: 'coffee before noon' }

function invite(email: string) {
  return createInvitation(db, { email, roleId: uuidV7(), invitedBy: null }, now)
}

test('an invited colleague can sign in with the address that was invited, once', async () => {
  const { token, invitation } = await invite('Tom@Shop.example')
  const accepted = await acceptInvitation(db, token, colleague, later(6))
  expect(accepted.invitation).toEqual(invitation)
  const { rows } = await pool.query('select id, email from auth_user')
  expect(rows).toEqual([{ id: accepted.userId, email: 'tom@shop.example' }])
  await expect(acceptInvitation(db, token, colleague, later(6))).rejects.toMatchObject(over)
})

test('an invitation expires after a week', async () => {
  const { token } = await invite('ann@shop.example')
  await expect(findInvitation(db, token, later(7))).rejects.toMatchObject(over)
})

test('inviting again ends the earlier invitation', async () => {
  const first = await invite('eve@shop.example')
  const second = await invite('eve@shop.example')
  await expect(findInvitation(db, first.token, now)).rejects.toMatchObject(over)
  expect(await findInvitation(db, second.token, now)).toEqual(second.invitation)
})

test('an invitation that is revoked leads nowhere and is in no list', async () => {
  const { token, invitation } = await invite('kim@shop.example')
  expect(await openInvitations(db, now)).toContainEqual(invitation)
  await revokeInvitation(db, invitation.id, now)
  await expect(findInvitation(db, token, now)).rejects.toMatchObject(over)
  expect(await openInvitations(db, now)).not.toContainEqual(invitation)
})

test('the token is kept nowhere', async () => {
  const { token } = await invite('joe@shop.example')
  const { rows } = await pool.query('select invitation::text from invitation')
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
})

test('of two who accept at once only one gets in', async () => {
  const { token } = await invite('two@shop.example')
  const accept = () =>
    db.transaction().execute((transaction) => acceptInvitation(transaction, token, colleague, now))
  const results = await Promise.allSettled([accept(), accept()])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
