import type { channels } from '@regulars/model'

type Channel = keyof typeof channels

const words: ReadonlyArray<[Channel, RegExp]> = [
  ['web', /web|online|internet|shopify|amazon|ebay|site|e-?commerce|app\b/],
  ['store', /store|shop|till|pos\b|retail|laden|kasse|filiale|counter|in.?person/],
  ['phone', /phone|tele|call/],
  ['email', /e-?mail/],
  ['chat', /chat|whatsapp|messenger|signal|telegram/],
  ['sms', /\bsms\b|text message/],
  ['letter', /letter|post\b|mail order|catalog/],
  ['fax', /\bfax\b/],
  ['social', /social|facebook|instagram|tiktok/],
]

/** The channel a free text means; `other` for what is not known, undefined for an empty cell. */
export function channelOf(written: string): Channel | undefined {
  const text = written.trim().toLowerCase()
  if (text === '') return undefined
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}
