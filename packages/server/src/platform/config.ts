import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { Problem } from './problem.ts'

/** Which parts of the work this process does: answering requests, doing jobs, or both. */
export type ProcessRole = 'web' | 'worker' | 'all'

/** How the process was told to run, read from the environment once, at start. */
export interface Config {
  port: number
  host: string
  /** Absolute path of the folder that holds all state (with `databaseUrl`: all state outside the database). */
  dataDir: string
  /** A PostgreSQL server of one's own; without it the embedded one is used. */
  databaseUrl: string | undefined
  /** The address people reach us at, without a trailing slash; used in mails and for cookies. */
  publicUrl: string | undefined
  smtpUrl: string | undefined
  owner: { email: string; password: string } | undefined
  role: ProcessRole
  /** How many requests each user, API key or stranger's address may make in a minute. */
  requestsPerMinute: number
  /** After how many days one has to sign in again. */
  sessionDays: number
  /** Whether the state before an upgrade of the schema is kept, to roll back to. */
  upgradeSnapshots: boolean
  /** Where traces go, and with which headers; without an endpoint nothing is traced. */
  tracing: { endpoint: string; headers: string | undefined; serviceName: string } | undefined
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
}

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  PUBLIC_URL: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  OWNER_EMAIL: z.email('must be an e-mail address').optional(),
  OWNER_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  ROLE: z.enum(['web', 'worker', 'all'], 'must be web, worker or all').default('all'),
  RATE_LIMIT: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number above 0: requests in a minute')
    .transform(Number)
    .default(6_000),
  SESSION_DAYS: z
    .string()
    .regex(/^([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-5])$/, 'must be a whole number of days from 1 to 365')
    .transform(Number)
    .default(30),
  UPGRADE_SNAPSHOTS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:').optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default('regulars'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
})

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 *
 * @param workingDirectory what a relative `DATA_DIR` is relative to
 * @throws Problem `config.invalid` with one sentence for each bad variable
 */
export function readConfig(env: NodeJS.ProcessEnv, workingDirectory: string = process.cwd()): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success)
    throw invalid(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]))

  const values = parsed.data
  if ((values.OWNER_EMAIL === undefined) !== (values.OWNER_PASSWORD === undefined)) {
    const missing = values.OWNER_EMAIL === undefined ? 'OWNER_EMAIL' : 'OWNER_PASSWORD'
    throw invalid([[missing, 'must be set too: OWNER_EMAIL and OWNER_PASSWORD go together']])
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: isAbsolute(values.DATA_DIR) ? values.DATA_DIR : resolve(workingDirectory, values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    smtpUrl: values.SMTP_URL,
    owner: ownerOf(values.OWNER_EMAIL, values.OWNER_PASSWORD),
    role: values.ROLE,
    requestsPerMinute: values.RATE_LIMIT,
    sessionDays: values.SESSION_DAYS,
    upgradeSnapshots: values.UPGRADE_SNAPSHOTS === 'on',
    tracing: values.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
          headers: values.OTEL_EXPORTER_OTLP_HEADERS,
          serviceName: values.OTEL_SERVICE_NAME,
        }
      : undefined,
    logLevel: values.LOG_LEVEL,
  }
}

function ownerOf(email: string | undefined, password: string | undefined): Config['owner'] {
  return email !== undefined && password !== undefined ? { email, password } : undefined
}

function invalid(faults: [variable: string, message: string][]): Problem {
  return new Problem('config.invalid', {
    status: 500,
    title: faults.map(([variable, message]) => `${variable} ${message}.`).join(' '),
    mend: 'Correct the environment variable and start again.',
    faults: faults.map(([field, message]) => ({ field, message })),
  })
}
