import { sql } from 'kysely'
import { createUserWithPassword } from '../../../platform/auth/users.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Settings } from '../../../platform/settings.ts'
import { type Ctx, inChangeSet, type Services, systemCtx } from '../../../records/index.ts'
import { ownerExists } from '../problems.ts'
import { addPerson } from './add-person.ts'
import { lockPeople } from './lock-people.ts'

/** The first of all users, and what the business is. */
export interface FirstOwner {
  name: string
  email: string
  password: string
  settings: Partial<Settings>
}

/**
 * Makes the first user, who may do everything, and sets the business up. Of two who try at once, one becomes it.
 * @throws Problem `setup.owner-exists` once there is anybody
 */
export async function createOwner(services: Services, owner: FirstOwner): Promise<string> {
  const id = await inChangeSet(systemCtx(services, 'Setup'), { label: 'The first owner came' }, (ctx) =>
    addOwner(ctx, owner),
  )
  await services.settings.reload()
  return id
}

/** Whether nobody is here yet. */
export async function needsOwner({ db }: Pick<Ctx, 'db'>): Promise<boolean> {
  const { rows } = await sql`select from app_user limit 1`.execute(db)
  return rows.length === 0
}

/** Makes the owner that `OWNER_EMAIL` and `OWNER_PASSWORD` name, when nobody is here yet. */
export async function ensureConfiguredOwner(services: Services): Promise<void> {
  const { owner } = services.config
  if (!owner || !(await needsOwner(services))) return
  const name = owner.email.split('@')[0] ?? owner.email
  try {
    await createOwner(services, { ...owner, name, settings: {} })
  } catch (error) {
    // Another process that started at the same moment was first.
    if (!(error instanceof Problem) || error.code !== 'setup.owner-exists') throw error
  }
}

async function addOwner(ctx: Ctx, { settings, ...person }: FirstOwner): Promise<string> {
  await lockPeople(ctx)
  if (!(await needsOwner(ctx))) throw ownerExists()
  const { rows } = await sql<{ id: string }>`select id from role where key = 'owner'`.execute(ctx.db)
  const [role] = rows
  if (!role) throw new Error('The built-in roles are not there.')
  const id = await createUserWithPassword(ctx.db, person)
  await addPerson(ctx, { id, name: person.name, email: person.email, roleId: role.id, teamId: null })
  await ctx.services.settings.set(settings, { userId: id, at: ctx.services.clock.now() }, ctx.db)
  return id
}
