import { sql } from 'kysely'
import type { SqlExecutor } from '../database/connect.ts'
import { Problem } from '../problem.ts'
import { hashOfToken, newSecretToken } from './secret-token.ts'
import { createUserWithPassword, normalEmail } from './users.ts'

/** A colleague who was invited and has not come yet. */
export interface Invitation {
  id: string
  email: string
  roleId: string
  teamId: string | null
  expiresAt: Date
}

/** Whom to invite as what. */
export interface NewInvitation {
  email: string
  roleId: string
  teamId?: string
  invitedBy: string | null
}

const validForDays = 7

/**
 * Invites somebody. The token belongs into the link they get (`/invitation/<token>`) and is kept nowhere; an earlier open
 * invitation of the same address ends.
 */
export async function createInvitation(
  executor: SqlExecutor,
  { email, roleId, teamId, invitedBy }: NewInvitation,
  now: Date,
): Promise<{ invitation: Invitation; token: string }> {
  const address = normalEmail(email)
  const { token, hash } = newSecretToken('rginv_')
  const expiresAt = new Date(now.getTime() + validForDays * 24 * 3600 * 1000)
  await sql`
    update invitation set revoked_at = ${now}
    where email = ${address} and accepted_at is null and revoked_at is null`.execute(executor)
  const { rows } = await sql<{ id: string }>`
    insert into invitation (email, role_id, team_id, token_hash, invited_by, created_at, expires_at)
    values (${address}, ${roleId}, ${teamId ?? null}, ${hash}, ${invitedBy}, ${now}, ${expiresAt}) returning id`.execute(
    executor,
  )
  const [row] = rows
  if (!row) throw new Error('The invitation was not written.')
  return { invitation: { id: row.id, email: address, roleId, teamId: teamId ?? null, expiresAt }, token }
}

/** The open invitation that a token belongs to; throws a {@link Problem} when it is used, expired or unknown. */
export async function findInvitation(executor: SqlExecutor, token: string, now: Date): Promise<Invitation> {
  const { rows } = await sql<Invitation>`
    select id, email, role_id as "roleId", team_id as "teamId", expires_at as "expiresAt" from invitation
    where token_hash = ${hashOfToken(token)} and accepted_at is null and revoked_at is null and expires_at > ${now}
    for update`.execute(executor)
  if (rows[0]) return rows[0]
  throw new Problem('auth.invitation-over', {
    status: 410,
    title: 'This invitation has been used, has expired, or never was.',
    mend: 'Ask for a new one.',
  })
}

/** Accepts an invitation, inside the caller's transaction: the invited can sign in from now on. */
export async function acceptInvitation(
  executor: SqlExecutor,
  token: string,
  { name, password }: { name: string; password: string },
  now: Date,
): Promise<{ userId: string; invitation: Invitation }> {
  const invitation = await findInvitation(executor, token, now)
  const userId = await createUserWithPassword(executor, { name, email: invitation.email, password })
  await sql`update invitation set accepted_at = ${now} where id = ${invitation.id}`.execute(executor)
  return { userId, invitation }
}

/** The invitations that are still open, newest first. */
export async function openInvitations(executor: SqlExecutor, now: Date): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select id, email, role_id as "roleId", team_id as "teamId", expires_at as "expiresAt" from invitation
    where accepted_at is null and revoked_at is null and expires_at > ${now} order by created_at desc`.execute(
    executor,
  )
  return rows
}

/** Ends an open invitation; its link leads nowhere from now on. */
export async function revokeInvitation(executor: SqlExecutor, id: string, now: Date): Promise<void> {
  await sql`
    update invitation set revoked_at = ${now}
    where id = ${id} and accepted_at is null and revoked_at is null`.execute(executor)
}
