import { sql } from 'kysely'
import type { SqlExecutor } from '../database/connect.ts'
import { normalEmail } from './users.ts'

/** What came of it, or what somebody changed about how they sign in. */
export const signInOutcomes = [
  'signedIn',
  'wrongPassword',
  'wrongCode',
  'deactivated',
  'passwordChanged',
  'secondFactorOn',
  'secondFactorOff',
] as const
export type SignInOutcome = (typeof signInOutcomes)[number]

/** Somebody who came in, or tried. */
export interface SignIn {
  outcome: SignInOutcome
  /** As it was typed, when it is not known who it is. */
  email?: string | undefined
  userId?: string | undefined
  address: string
  userAgent: string | undefined
}

/** One line of the list of sign-ins. */
export interface NotedSignIn {
  id: string
  at: string
  userId: string | null
  name: string | null
  email: string
  outcome: SignInOutcome
  address: string | null
  userAgent: string | null
}

/** Notes it. Nothing is noted of somebody who is not there any more. */
export async function noteSignIn(executor: SqlExecutor, signIn: SignIn, now: Date): Promise<void> {
  const { outcome, userId, address } = signIn
  const userAgent = signIn.userAgent?.slice(0, 400) ?? null
  if (userId !== undefined) {
    await sql`
      insert into sign_in (at, user_id, email, outcome, address, user_agent)
      select ${now}, id, email, ${outcome}, ${address}, ${userAgent}::text from auth_user where id = ${userId}::uuid`.execute(
      executor,
    )
    return
  }
  const email = normalEmail(signIn.email ?? '').slice(0, 320)
  await sql`
    insert into sign_in (at, user_id, email, outcome, address, user_agent)
    values (${now}, (select id from auth_user where email = ${email}), ${email}, ${outcome}, ${address}, ${userAgent})`.execute(
    executor,
  )
}

/** Which sign-ins are wanted: those before one, of one user, with one outcome. */
export interface SignInQuery {
  before?: string | undefined
  userId?: string | undefined
  outcome?: SignInOutcome | undefined
  limit: number
}

/** Sign-ins, newest first. */
export async function readSignIns(executor: SqlExecutor, query: SignInQuery): Promise<NotedSignIn[]> {
  const { before, userId, outcome, limit } = query
  const { rows } = await sql<Omit<NotedSignIn, 'at'> & { at: Date }>`
    select sign_in.id, sign_in.at, sign_in.user_id as "userId", auth_user.name, sign_in.email, outcome, address, user_agent as "userAgent"
    from sign_in left join auth_user on auth_user.id = sign_in.user_id
    where ${userId === undefined ? sql`true` : sql`sign_in.user_id = ${userId}::uuid`}
      and ${outcome === undefined ? sql`true` : sql`outcome = ${outcome}`}
      and ${before === undefined ? sql`true` : sql`(sign_in.at, sign_in.id) < (select at, id from sign_in where id = ${before}::uuid)`}
    order by sign_in.at desc, sign_in.id desc limit ${limit}`.execute(executor)
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}

/** Forgets the ones before a moment. */
export async function forgetSignIns(executor: SqlExecutor, before: Date): Promise<void> {
  await sql`delete from sign_in where at < ${before}`.execute(executor)
}
