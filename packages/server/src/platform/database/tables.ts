import type { Generated } from 'kysely'

/** Rows of the tables that the platform owns, as made by `migrations/0001_platform.sql`. */
export interface PlatformTables {
  secret: SecretTable
  jobRun: JobRunTable
  authUser: AuthUserTable
  authSession: AuthSessionTable
  authAccount: AuthAccountTable
  invitation: InvitationTable
  apiKey: ApiKeyTable
}

interface SecretTable {
  name: string
  value: string
  createdAt: Generated<Date>
}

interface JobRunTable {
  id: Generated<string>
  job: string
  label: string
  key: string | null
  status: Generated<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>
  done: Generated<number>
  total: number | null
  message: string | null
  error: string | null
  attempt: Generated<number>
  subjectObject: string | null
  subjectId: string | null
  createdBy: string | null
  createdAt: Generated<Date>
  startedAt: Date | null
  finishedAt: Date | null
}

interface AuthUserTable {
  id: Generated<string>
  name: string
  email: string
  emailVerified: Generated<boolean>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

interface AuthSessionTable {
  id: Generated<string>
  token: string
  userId: string
  expiresAt: Date
  ipAddress: string | null
  userAgent: string | null
  createdAt: Generated<Date>
}

interface AuthAccountTable {
  id: Generated<string>
  userId: string
  providerId: string
  accountId: string
  password: string | null
}

interface InvitationTable {
  id: Generated<string>
  email: string
  roleId: string
  teamId: string | null
  tokenHash: Buffer
  invitedBy: string | null
  createdAt: Generated<Date>
  expiresAt: Date
  acceptedAt: Date | null
  revokedAt: Date | null
}

interface ApiKeyTable {
  id: Generated<string>
  name: string
  prefix: string
  hash: Buffer
  roleId: string
  createdBy: string | null
  createdAt: Generated<Date>
  lastUsedAt: Date | null
  revokedAt: Date | null
}
