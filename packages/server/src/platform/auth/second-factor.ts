import { randomInt } from 'node:crypto'
import type { BetterAuthPlugin } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { sql } from 'kysely'
import type { SqlExecutor } from '../database/connect.ts'
import { endSessions } from './users.ts'

/** How long somebody has for the code after the password, in seconds. */
const codeSeconds = 600

/**
 * One-time codes of an authenticator app (RFC 6238: six digits, thirty seconds) after the password, and ten codes for the day the telephone is lost.
 * After ten wrong ones in a row the account is closed for a quarter of an hour.
 */
export function secondFactor(): BetterAuthPlugin {
  return twoFactor({
    issuer: 'Regulars',
    twoFactorCookieMaxAge: codeSeconds,
    trustDeviceMaxAge: 30 * 86_400,
    backupCodeOptions: { customBackupCodesGenerate: backupCodes },
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'auth_two_factor',
        fields: {
          userId: 'user_id',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  })
}

/** Without the letters and figures that look alike on paper: 49 bits in each. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789'

function backupCodes(): string[] {
  const five = () => Array.from({ length: 5 }, () => legible[randomInt(legible.length)]).join('')
  return Array.from({ length: 10 }, () => `${five()}-${five()}`)
}

/** Takes a code of the authenticator app for one use; false when it was used within the time in which it is valid. */
export async function takeCode(
  executor: SqlExecutor,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const over = new Date(now.getTime() - 5 * 60_000)
  await sql`delete from auth_used_code where user_id = ${userId} and at < ${over}`.execute(executor)
  const { rows } = await sql`
    insert into auth_used_code (user_id, code, at) values (${userId}, ${code}, ${now})
    on conflict do nothing returning code`.execute(executor)
  return rows.length > 0
}

/** Those who are asked for a code when they sign in. */
export async function usersWithSecondFactor(executor: SqlExecutor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from auth_user where two_factor_enabled`.execute(
    executor,
  )
  return rows.map(({ id }) => id)
}

/** Takes the second factor from somebody who lost their telephone, and signs them out everywhere; false when they had none. */
export async function endSecondFactor(executor: SqlExecutor, userId: string): Promise<boolean> {
  const { rows } = await sql`
    update auth_user set two_factor_enabled = false where id = ${userId} and two_factor_enabled returning id`.execute(
    executor,
  )
  await sql`delete from auth_two_factor where user_id = ${userId}`.execute(executor)
  await endSessions(executor, userId)
  return rows.length > 0
}
