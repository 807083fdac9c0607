import { type Role, readRights } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx, Services } from '../../../records/index.ts'
import { noSuch } from '../problems.ts'

/** What of a row of `role` says what it opens. */
export interface RoleRow {
  key: string
  label: string
  description: string | null
  rights: unknown
}

/** A role with its id. */
export interface StoredRole extends Role {
  id: string
  builtIn: boolean
}

/** The role as it is kept. Rights that cannot be read any more, because what they speak of has gone, are closed and logged. */
export function toRole(services: Pick<Services, 'definitions' | 'log'>, row: RoleRow): Role {
  const { rights, problems } = readRights(row.rights, services.definitions.registry)
  if (problems.length > 0)
    services.log.warn({ role: row.key, problems }, 'A role has rights that cannot be read.')
  return { key: row.key, label: row.label, description: row.description ?? '', ...rights }
}

/** A role by id; `field` is where the id stood. @throws Problem `role.not-found` */
export async function findRole({ services, db }: Ctx, id: string, field?: string): Promise<StoredRole> {
  const { rows } = await sql<RoleRow & { builtIn: boolean | null }>`
    select key, label, description, rights, built_in from role where id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw noSuch('role', field)
  return { id, builtIn: row.builtIn ?? false, ...toRole(services, row) }
}
