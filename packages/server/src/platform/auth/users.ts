import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { SqlExecutor } from '../database/connect.ts'
import { Problem } from '../problem.ts'
import { uuidV7 } from '../uuid.ts'
import { requireGoodPassword } from './password-rules.ts'

/** Somebody who is to sign in. */
export interface NewUser {
  name: string
  email: string
  password: string
}

/** An e-mail address as it is compared: without spaces around it and in small letters. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}

/**
 * Makes somebody who can sign in, inside the caller's transaction, and answers with the id. The row of `app_user` with the same
 * id, which says what they may do, is the caller's.
 *
 * @throws Problem `auth.email-taken`, `auth.weak-password`
 */
export async function createUserWithPassword(executor: SqlExecutor, user: NewUser): Promise<string> {
  const email = normalEmail(user.email)
  await requireGoodPassword(user.password, email)
  const hash = await hashPassword(user.password)
  const id = uuidV7()
  const { rows } = await sql`
    insert into auth_user (id, name, email, email_verified) values (${id}, ${user.name}, ${email}, true)
    on conflict (email) do nothing returning id`.execute(executor)
  if (rows.length === 0) throw emailTaken()
  await sql`
    insert into auth_account (id, user_id, provider_id, account_id, password)
    values (${uuidV7()}, ${id}, 'credential', ${id}, ${hash})`.execute(executor)
  return id
}

/** Gives somebody a new password and ends all their sessions. */
export async function setPassword(executor: SqlExecutor, email: string, password: string): Promise<void> {
  await requireGoodPassword(password, normalEmail(email))
  const hash = await hashPassword(password)
  const { rows } = await sql<{ userId: string }>`
    update auth_account set password = ${hash}, updated_at = now()
    from auth_user where auth_user.id = auth_account.user_id and provider_id = 'credential'
      and auth_user.email = ${normalEmail(email)} returning user_id as "userId"`.execute(executor)
  const userId = rows[0]?.userId
  if (userId === undefined) throw noSuchUser(email)
  await endSessions(executor, userId)
}

/** Whose address it is. @throws Problem `auth.no-such-user` */
export async function findUserId(executor: SqlExecutor, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from auth_user where email = ${normalEmail(email)}`.execute(executor)
  if (!rows[0]) throw noSuchUser(email)
  return rows[0].id
}

/** Changes the name or the address somebody signs in with. */
export async function changeUser(
  executor: SqlExecutor,
  userId: string,
  { name, email }: { name?: string; email?: string },
): Promise<void> {
  try {
    await sql`
      update auth_user set name = coalesce(${name ?? null}, name), updated_at = now(),
        email = coalesce(${email === undefined ? null : normalEmail(email)}, email)
      where id = ${userId}`.execute(executor)
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw emailTaken()
    throw error
  }
}

/** Signs somebody out everywhere, as when they are deactivated. */
export async function endSessions(executor: SqlExecutor, userId: string): Promise<void> {
  await sql`delete from auth_session where user_id = ${userId}`.execute(executor)
}

function emailTaken(): Problem {
  return new Problem('auth.email-taken', {
    status: 409,
    title: 'Somebody with this e-mail address is here already.',
    mend: 'Use another address, or let them reset their password.',
    field: 'email',
  })
}

function noSuchUser(email: string): Problem {
  return new Problem('auth.no-such-user', {
    status: 404,
    title: `Nobody signs in here as ${email}.`,
    field: 'email',
  })
}
