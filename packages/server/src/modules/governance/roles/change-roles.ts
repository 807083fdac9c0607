import { type Rights, readRights, role as roleObject } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, remove, update } from '../../../records/index.ts'
import { changeAccess } from '../people/change-access.ts'
import { invalidRights, roleInUse, roleStays } from '../problems.ts'
import { requireWithin } from './require-within.ts'
import { findRole } from './stored-role.ts'

/** What may be said of a role. */
export interface RoleValues {
  label?: string
  description?: string
  rights?: unknown
}

/** Makes a role from another one, changed where it says so. @throws Problem `role.not-found`, `role.invalid-rights`, `role.beyond-yours` */
export async function copyRole(
  ctx: Ctx,
  copyOf: string,
  { label, description, rights }: RoleValues & { label: string },
): Promise<string> {
  return changeAccess(ctx, { label: 'Made a role' }, async (within) => {
    const { objects, fields, capabilities, ...source } = await findRole(within, copyOf, 'copyOf')
    const opened = rights === undefined ? { objects, fields, capabilities } : checkedRights(within, rights)
    requireWithin(within, opened)
    const values = { label, description: description ?? source.description, rights: opened, builtIn: false }
    return create(within, roleObject, { key: await freeKey(within, label), ...values }, { trusted: true })
  })
}

/** Changes a role. @throws Problem `role.not-found`, `role.stays`, `role.invalid-rights`, `role.beyond-yours`, `record.version-clash` */
export async function changeRole(
  ctx: Ctx,
  id: string,
  values: RoleValues,
  ifVersion?: number,
): Promise<void> {
  await changeAccess(ctx, { label: '' }, async (within) => {
    const role = await findRole(within, id)
    if (role.key === 'owner') throw roleStays(role.label)
    requireWithin(within, role)
    const rights = values.rights === undefined ? undefined : checkedRights(within, values.rights)
    if (rights) requireWithin(within, rights)
    await update(
      within,
      roleObject,
      id,
      { ...values, ...(rights ? { rights } : {}) },
      { trusted: true, ifVersion },
    )
  })
}

/** Removes a role that nobody and nothing has. @throws Problem `role.not-found`, `role.stays`, `role.in-use` */
export async function removeRole(ctx: Ctx, id: string): Promise<void> {
  await changeAccess(ctx, { label: '' }, async (within) => {
    const role = await findRole(within, id)
    if (role.builtIn) throw roleStays(role.label)
    requireWithin(within, role)
    await refuseWhenUsed(within, id)
    await remove(within, roleObject, id, { trusted: true })
  })
}

function checkedRights({ registry }: Ctx, json: unknown): Rights {
  const { rights, problems } = readRights(json, registry)
  if (problems.length > 0) throw invalidRights(problems)
  return rights
}

async function refuseWhenUsed({ db, services }: Ctx, id: string): Promise<void> {
  const { rows } = await sql<Record<'users' | 'keys' | 'invitations', number>>`
    select
      (select count(*)::integer from app_user where role_id = ${id}) as users,
      (select count(*)::integer from api_key where role_id = ${id} and revoked_at is null) as keys,
      (select count(*)::integer from invitation where role_id = ${id} and accepted_at is null and revoked_at is null
        and expires_at > ${services.clock.now()}) as invitations`.execute(db)
  const [uses] = rows
  if (uses && Object.values(uses).some((count) => count > 0)) throw roleInUse(uses)
}

/** "Store staff" becomes `store-staff`, or `store-staff-2` when that is taken. */
async function freeKey({ db }: Ctx, label: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`
    with word as (
      select coalesce(nullif(trim(both '-' from regexp_replace(left(fold(${label}::text), 50), '[^a-z0-9]+', '-', 'g')), ''), 'role') as stem
    )
    select key from (
      select stem as key, 1 as number from word
      union all select stem || '-' || number, number from word, generate_series(2, 1000) as number
    ) as candidate
    where not exists (select from role where lower(role.key) = candidate.key)
    order by number limit 1`.execute(db)
  const [found] = rows
  if (!found) throw new Error(`There is no free key for the role ${label}.`)
  return found.key
}
