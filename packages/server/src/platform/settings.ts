import { type SurvivorshipRuleName, survivorshipRules } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database/connect.ts'
import { invalidInput } from './http/validate.ts'
import type { Live } from './live/live.ts'

/** How the business wants the product to be. Every setting has a value from the first start on. */
export interface Settings {
  businessName: string
  /** ISO 4217 code that amounts without a currency of their own are in. */
  currency: string
  /** IANA time zone; days begin and end there. */
  timeZone: string
  /** Language tag that says how numbers, money and days are written. */
  locale: string
  /** What a year's wait costs, 0–1: money a year from now is worth 1 / (1 + rate) today. */
  discountRate: number
  /** First day of the week: 1 Monday … 7 Sunday. */
  weekStartsOn: number
  /** Name and address that messages come from; without one, none is sent. */
  mailFrom: string | null
  /** Which value survives when records become one, by object and field (`contact.email`), where it is not that of the record that stays. */
  survivorship: Readonly<Record<string, SurvivorshipRuleName>>
}

export type SettingKey = keyof Settings

const timeZone = z
  .string()
  .refine((name) => accepts(() => new Intl.DateTimeFormat('en', { timeZone: name })), {
    error: 'must be a time zone such as Europe/Vienna',
  })
const locale = z.string().refine((tag) => accepts(() => new Intl.Locale(tag)), {
  error: 'must be a language tag such as en-GB',
})
const currency = z.string().refine((code) => Intl.supportedValuesOf('currency').includes(code), {
  error: 'must be an ISO 4217 code in capitals, such as EUR',
})

const accepted = {
  businessName: z.string().trim().min(1).max(200),
  currency,
  timeZone,
  locale,
  discountRate: z.number().min(0).max(1),
  weekStartsOn: z.number().int().min(1).max(7),
  mailFrom: z.string().trim().min(3).max(320).nullable(),
  survivorship: z.record(
    z.string().max(130),
    z.enum(Object.keys(survivorshipRules) as [SurvivorshipRuleName, ...SurvivorshipRuleName[]]),
  ),
}

/** What is accepted for settings that are changed; those not named stay. */
export const settingChangesSchema = z.strictObject(accepted).partial()

/** All settings, each with its value until somebody says otherwise. */
const settingsSchema = z.strictObject({
  businessName: accepted.businessName.default('My business'),
  currency: accepted.currency.default('EUR'),
  timeZone: accepted.timeZone.default('UTC'),
  locale: accepted.locale.default('en'),
  discountRate: accepted.discountRate.default(0.1),
  weekStartsOn: accepted.weekStartsOn.default(1),
  mailFrom: accepted.mailFrom.default(null),
  survivorship: accepted.survivorship.default({}),
})

/** Reads and writes the settings. Reading is from memory: all processes are told of a change. */
export interface SettingsStore {
  get<K extends SettingKey>(key: K): Settings[K]
  all(): Readonly<Settings>
  /** Checks and saves some settings, inside `executor` when given; the others stay. */
  set(changes: Partial<Settings>, by: { userId: string | null; at: Date }, executor?: Database): Promise<void>
  /** Reads them anew; called by itself when another process changed one. */
  reload(): Promise<void>
  close(): void
}

/** Live topic under which changed settings are told; the payload lists their keys. */
export const settingsTopic = 'settings'

/** Loads the settings and keeps them fresh. */
export async function openSettings(
  db: Database,
  live: Pick<Live, 'publish' | 'subscribe'>,
): Promise<SettingsStore> {
  let current = await readSettings(db)
  const reload = async () => {
    current = await readSettings(db)
  }
  const unsubscribe = live.subscribe(({ topic }) => {
    // After a lost connection a change may have been missed. A failed reading keeps what is known; the next event tries again.
    if (topic === settingsTopic || topic === 'live') reload().catch(() => {})
  })
  return {
    get: (key) => current[key],
    all: () => current,
    reload,
    close: unsubscribe,
    async set(changes, { userId, at }, executor = db) {
      const checked = checkSettings(changes)
      await saveSettings(executor, checked, userId, at)
      await live.publish(settingsTopic, { keys: Object.keys(checked) }, executor)
      if (executor === db) await reload()
    },
  }
}

/**
 * Checks changed settings.
 * @throws Problem `request.invalid` naming the setting and what it must be
 */
export function checkSettings(changes: unknown): Partial<Settings> {
  const parsed = settingChangesSchema.safeParse(changes)
  if (!parsed.success) throw invalidInput(parsed.error)
  return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined))
}

async function readSettings(db: Database): Promise<Settings> {
  const { rows } = await sql<{ key: string; value: unknown }>`select key, value from setting`.execute(db)
  const known = rows.filter(({ key }) => key in settingsSchema.shape)
  return settingsSchema.parse(Object.fromEntries(known.map(({ key, value }) => [key, value])))
}

async function saveSettings(db: Database, changes: Partial<Settings>, userId: string | null, at: Date) {
  for (const [key, value] of Object.entries(changes)) {
    await sql`
      insert into setting (key, value, updated_at, updated_by_id)
      values (${key}, ${JSON.stringify(value)}::jsonb, ${at}, ${userId})
      on conflict (key) do update
        set value = excluded.value, updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id
    `.execute(db)
  }
}

function accepts(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
