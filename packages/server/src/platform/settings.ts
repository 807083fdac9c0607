import { type SurvivorshipRuleName, survivorshipRules, usualHours, type WorkingHours } from '@regulars/model'
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
  /** From which probability on duplicates are merged by themselves after a scan, by object; what is not named never is. */
  mergeDuplicatesFrom: Readonly<Record<string, number>>
  /** Address and what else stands at the head of documents, line by line. */
  letterhead: string | null
  /** VAT or tax number as it stands on documents. */
  taxNumber: string | null
  /** Where the business is, part by part, for documents that other programs read. */
  businessStreet: string | null
  businessPostcode: string | null
  businessCity: string | null
  /** ISO 3166-1 alpha-2 code. */
  businessCountry: string | null
  /** Bank account that invoices are paid to. */
  iban: string | null
  /** Within how many days an invoice is due. */
  paymentDays: number
  /** How many days before the notice day of a contract a task is made. */
  contractReminderDays: number
  /** Colour of documents, `#rrggbb`. */
  documentColor: string
  /** SHA-256 of the logo, a PNG or JPEG in the file store. */
  logoHash: string | null
  /** Discounts above this share need an approval before a quote is sent; null = none does. */
  discountLimit: number | null
  /** How long a new quote is valid. */
  quoteValidDays: number
  /** Days after which what is in the bin is removed for good; null = never. */
  binDays: number | null
  /** Terms that a new quote begins with. */
  quoteTerms: string | null
  /** When people here are at work, in the time zone of the business. */
  workingHours: WorkingHours
  /** Within how many working minutes a lead should be answered; null = no clock runs. */
  leadResponseMinutes: number | null
  /** From how many points on a lead is warm. */
  leadWarmFrom: number
  /** From how many points on a lead is hot. */
  leadHotFrom: number
  /** Whether everybody who sells sees who won most. */
  salesLeaderboard: boolean
  /** Whether everybody who signs in needs a second factor. */
  secondFactorRequired: boolean
  /** Domains of our own websites, whose pages tell of visits of those who agreed. */
  trackingDomains: readonly string[]
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

const stretch = z
  .strictObject({ from: z.int().min(0).max(1439), until: z.int().min(1).max(1440) })
  .refine(({ from, until }) => from < until, { error: 'must begin before it ends' })
const workingHours = z.strictObject({
  week: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(stretch).max(6)),
  closedOn: z.array(z.iso.date()).max(1000),
})
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?$/, 'must be a domain such as www.kaffa.example')

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
  mergeDuplicatesFrom: z.record(z.string().max(60), z.number().min(0.9).max(1)),
  letterhead: z.string().trim().max(1000).nullable(),
  taxNumber: z.string().trim().max(50).nullable(),
  businessStreet: z.string().trim().max(300).nullable(),
  businessPostcode: z.string().trim().max(20).nullable(),
  businessCity: z.string().trim().max(150).nullable(),
  businessCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code such as AT')
    .nullable(),
  iban: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}\d{2}[A-Z0-9 ]{10,40}$/, 'must be an account number such as AT61 1904 3002 3457 3201')
    .nullable(),
  paymentDays: z.number().int().min(0).max(365),
  contractReminderDays: z.number().int().min(0).max(365),
  documentColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #2c6e52'),
  logoHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  discountLimit: z.number().min(0).max(1).nullable(),
  quoteValidDays: z.number().int().min(1).max(730),
  binDays: z.number().int().min(7).max(3650).nullable(),
  quoteTerms: z.string().trim().max(20_000).nullable(),
  workingHours,
  leadResponseMinutes: z.number().int().min(1).max(100_000).nullable(),
  leadWarmFrom: z.number().int().min(-10_000).max(10_000),
  leadHotFrom: z.number().int().min(-10_000).max(10_000),
  salesLeaderboard: z.boolean(),
  secondFactorRequired: z.boolean(),
  trackingDomains: z.array(domain).max(100),
}

/** What is accepted for settings that are changed; those not named stay. */
export const settingChangesSchema = z.strictObject(accepted).partial()

/** What people may change by themselves; the logo is brought as a picture. */
export const writtenSettingsSchema = settingChangesSchema.omit({ logoHash: true })

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
  mergeDuplicatesFrom: accepted.mergeDuplicatesFrom.default({}),
  letterhead: accepted.letterhead.default(null),
  taxNumber: accepted.taxNumber.default(null),
  businessStreet: accepted.businessStreet.default(null),
  businessPostcode: accepted.businessPostcode.default(null),
  businessCity: accepted.businessCity.default(null),
  businessCountry: accepted.businessCountry.default(null),
  iban: accepted.iban.default(null),
  paymentDays: accepted.paymentDays.default(14),
  contractReminderDays: accepted.contractReminderDays.default(30),
  documentColor: accepted.documentColor.default('#2c6e52'),
  logoHash: accepted.logoHash.default(null),
  discountLimit: accepted.discountLimit.default(null),
  quoteValidDays: accepted.quoteValidDays.default(30),
  binDays: accepted.binDays.default(null),
  quoteTerms: accepted.quoteTerms.default(null),
  workingHours: accepted.workingHours.default(
    () => structuredClone(usualHours) as z.infer<typeof workingHours>,
  ),
  leadResponseMinutes: accepted.leadResponseMinutes.default(60),
  leadWarmFrom: accepted.leadWarmFrom.default(20),
  leadHotFrom: accepted.leadHotFrom.default(50),
  salesLeaderboard: accepted.salesLeaderboard.default(true),
  secondFactorRequired: accepted.secondFactorRequired.default(false),
  trackingDomains: accepted.trackingDomains.default([]),
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
