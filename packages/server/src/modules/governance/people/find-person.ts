import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { noSuch } from '../problems.ts'
import { findRole, type StoredRole } from '../roles/stored-role.ts'

/** Somebody who works here, with the role they have. */
export interface Person {
  id: string
  name: string
  email: string
  active: boolean
  role: StoredRole
}

/** Somebody by id. @throws Problem `user.not-found` */
export async function findPerson(ctx: Ctx, id: string, field?: string): Promise<Person> {
  const { rows } = await sql<Omit<Person, 'role'> & { roleId: string }>`
    select id, name, email, active, role_id from app_user where id = ${id}`.execute(ctx.db)
  const [row] = rows
  if (!row) throw noSuch('user', field)
  const { roleId, ...person } = row
  return { ...person, role: await findRole(ctx, roleId) }
}

/** Somebody by e-mail address. */
export async function findByEmail(
  { db }: Ctx,
  email: string,
): Promise<{ name: string; active: boolean } | undefined> {
  const { rows } = await sql<{ name: string; active: boolean }>`
    select name, active from app_user where lower(email) = lower(${email})`.execute(db)
  return rows[0]
}
