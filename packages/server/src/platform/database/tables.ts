import type { Generated } from 'kysely'

/** Rows of the tables that the platform owns, as made by `migrations/0001_platform.sql`. */
export interface PlatformTables {
  secret: SecretTable
}

interface SecretTable {
  name: string
  value: string
  createdAt: Generated<Date>
}
