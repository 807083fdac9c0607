/** The ways by which people and a business reach each other, as orders, touchpoints, consents and messages name them. */
import type { SelectOption } from '../fields/field.ts'

export const channels = {
  web: 'Web shop',
  store: 'Store',
  email: 'E-mail',
  phone: 'Phone',
  chat: 'Chat',
  sms: 'SMS',
  letter: 'Letter',
  fax: 'Fax',
  social: 'Social',
  other: 'Other',
} as const

type Channel = keyof typeof channels

const said: Record<Channel, string> = {
  web: 'in the web shop',
  store: 'in a store',
  email: 'by e-mail',
  phone: 'by phone',
  chat: 'by chat',
  sms: 'by SMS',
  letter: 'by letter',
  fax: 'by fax',
  social: 'by social media',
  other: 'in other ways',
}

/** The channels as options of a field. */
export const channelOptions: ReadonlyArray<SelectOption & { value: Channel }> = (
  Object.keys(channels) as Channel[]
).map((value) => ({ value, label: channels[value], said: said[value] }))

/** The same for what is not a purchase: visits, forms and quotes are on the website, whether or not it is a shop. */
export const contactChannelOptions: typeof channelOptions = channelOptions.map((option) =>
  option.value === 'web' ? { ...option, label: 'Website', said: 'on the website' } : option,
)
