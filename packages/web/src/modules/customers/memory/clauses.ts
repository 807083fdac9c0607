import { channelOptions } from '@regulars/model'
import { sayGap } from '../../../ui/format/say-days.ts'
import type { Format } from '../../../ui/format/use-format.tsx'
import type { Contact } from '../contact-query.ts'
import type { ContactMemory, Often } from './memory-query.ts'

/** A sentence of the memory, and what says so: a tab of the page or a record. */
export interface Clause {
  text: string
  source: { tab: string } | { object: string; id: string }
}

type Bought = NonNullable<ContactMemory['bought']>

/**
 * What a good shopkeeper would remember, composed by rules from what is recorded. It says nothing that the data do not say: a rule whose facts are
 * missing or too few stays silent.
 */
export function clausesOf(contact: Contact, memory: ContactMemory, format: Format): Clause[] {
  const { bought, birthday, lastTalk, notes } = memory
  return [
    ...(bought ? boughtClauses(bought, format) : []),
    ...(lastTalk ? [{ text: sayTalk(lastTalk, format), source: { tab: 'timeline' } }] : []),
    ...(birthday && birthday.inDays <= 30
      ? [{ text: `Birthday ${onDay(format.near(birthday.nextOn))}.`, source: { tab: 'details' } }]
      : []),
    ...preference(contact),
    ...notes.map(({ noteId, text }) => ({ text: ended(text), source: { object: 'note', id: noteId } })),
    ...(contact.about?.trim() ? [{ text: ended(contact.about), source: { tab: 'details' } }] : []),
  ]
}

function boughtClauses(bought: Bought, format: Format): Clause[] {
  const orders = { tab: 'orders' }
  return [
    { text: sayHabit(bought, format), source: orders },
    ...(bought.orders > 1
      ? [
          {
            text: `Last in ${format.near(bought.lastOn)}.`,
            source: { object: 'order', id: bought.lastOrderId },
          },
        ]
      : []),
    ...place(bought).map((text) => ({ text, source: orders })),
    ...(bought.returns > 0 ? [{ text: sayReturns(bought.returns, format), source: orders }] : []),
  ]
}

/** “Buys Filter coffee about every 3 weeks, most often Ethiopia Guji 250 g.” */
function sayHabit({ orders, products, categories, usualGapDays, firstOn }: Bought, format: Format): string {
  const [product] = products
  if (orders === 1)
    return `Bought ${product ? product.name : 'once'}${product ? ' once' : ''}, ${format.near(firstOn)}.`
  const [category] = categories
  const what = category && category.orders >= orders * 0.6 ? ` ${category.name}` : ''
  const rhythm = usualGapDays === null ? '' : ` about every ${sayGap(usualGapDays, format)}`
  const often =
    product && product.orders > 1
      ? `most often ${product.name} (${format.number(product.orders)} of ${format.number(orders)} orders)`
      : ''
  if (what === '' && rhythm === '')
    return often ? `Buys ${often}.` : `Has ordered ${format.number(orders)} times.`
  return `Buys${what}${rhythm}${often && `, ${often}`}.`
}

/** “Usually in Wrzeszcz, sometimes in the web shop.” Told from three orders on. */
function place({ orders, channels, stores }: Bought): string[] {
  const [first, second] = channels
  if (!first || orders < 3 || first.orders < orders / 2) return []
  const main =
    first.id === 'store' && stores[0] && stores[0].orders >= first.orders * 0.8
      ? `in ${stores[0].name}`
      : saidOf(first)
  if (first.orders === orders) return [`Always ${main}.`]
  return [`Usually ${main}${second ? `, sometimes ${saidOf(second)}` : ''}.`]
}

const saidOf = ({ id, name }: Often): string => channelOptions.find(({ value }) => value === id)?.said ?? name

function sayReturns(returns: number, { number }: Format): string {
  const times = returns === 1 ? 'once' : returns === 2 ? 'twice' : `${number(returns)} times`
  return `Has brought something back ${times}.`
}

const talkWords: Record<string, string> = {
  call: 'Last spoke on the phone',
  meeting: 'Last met',
  visit: 'Last visited',
  chat: 'Last chatted',
  email: 'Last wrote',
  letter: 'Last wrote a letter',
}

function sayTalk({ type, at, subject }: NonNullable<ContactMemory['lastTalk']>, { near }: Format): string {
  const about = subject?.trim() ? `: ${subject.trim().replace(/[.!?]$/, '')}` : ''
  return `${talkWords[type] ?? 'Last in touch'} ${onDay(near(at))}${about}.`
}

function preference({ preferredChannel }: Contact): Clause[] {
  const said = channelOptions.find(({ value }) => value === preferredChannel)?.said
  return said ? [{ text: `Would rather hear from us ${said}.`, source: { tab: 'details' } }] : []
}

/** “on Thursday”, but “today”, “in 3 weeks”. */
function onDay(near: string): string {
  return /^\p{Lu}/u.test(near) ? `on ${near}` : near
}

function ended(text: string): string {
  const trimmed = text.trim()
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
