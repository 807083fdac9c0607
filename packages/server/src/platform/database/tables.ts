import type { Generated } from 'kysely'

/** Rows of the tables that the platform owns, as made by `migrations/0001_platform.sql`. */
export interface PlatformTables {
  secret: SecretTable
  jobRun: JobRunTable
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
