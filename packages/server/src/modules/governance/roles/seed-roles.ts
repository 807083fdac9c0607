import { builtInRoles, type Role, role as roleObject } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, inChangeSet, type Services, systemCtx, update } from '../../../records/index.ts'
import { lockPeople } from '../people/lock-people.ts'

/**
 * Makes the roles that every business starts with, and keeps them as this version of Regulars has them, except those that people have
 * changed: those stay changed.
 */
export async function seedRoles(services: Services): Promise<void> {
  await inChangeSet(systemCtx(services, 'Start'), { label: 'Built-in roles' }, async (ctx) => {
    await lockPeople(ctx)
    const known = await readBuiltIn(ctx)
    for (const role of builtInRoles) await keepRole(ctx, role, known.get(role.key))
  })
}

interface KnownRole {
  id: string
  key: string
  changed: boolean
}

async function readBuiltIn(ctx: Ctx): Promise<Map<string, KnownRole>> {
  const { rows } = await sql<KnownRole>`
    select id, key, exists (
      select from change join change_set on change_set.id = change.change_set_id
      where change.object = 'role' and change.record_id = role.id and change_set.kind <> 'system'
    ) as changed
    from role where key = any(${builtInRoles.map(({ key }) => key)})`.execute(ctx.db)
  return new Map(rows.map((row) => [row.key, row]))
}

async function keepRole(ctx: Ctx, role: Role, known: KnownRole | undefined): Promise<void> {
  const { key, label, description, ...rights } = role
  const values = { label, description, rights }
  if (!known) await create(ctx, roleObject, { key, ...values, builtIn: true }, { trusted: true })
  else if (!known.changed) await update(ctx, roleObject, known.id, values, { trusted: true })
}
