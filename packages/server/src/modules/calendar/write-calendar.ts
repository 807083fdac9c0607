import ICAL from 'ical.js'

/** An event or task of a calendar, as other programs read it. */
export interface CalendarItem {
  /** Stays the same as long as the record is there. */
  uid: string
  title: string
  startsAt: Date
  endsAt?: Date
  place?: string | null
  details?: string | null
  url?: string | null
  isCancelled?: boolean
  isWholeDay?: boolean
  /** Counts the changes, so that a later text wins over an earlier one. */
  version: number
  changedAt: Date
  people?: readonly CalendarPerson[]
  /** Who invites; needed where the text is an invitation. */
  organizer?: CalendarPerson
}

/** Somebody who is at a meeting, as far as they may be seen. */
export interface CalendarPerson {
  name?: string | null
  email?: string | null
}

/**
 * A calendar by RFC 5545: lines folded at 75 octets and ended by CR LF, texts escaped. Moments are in UTC, so no zone needs explaining; whole days are days.
 *
 * @param name what programs call the calendar
 * @param method `PUBLISH` for what is only read, `REQUEST` and `CANCEL` for a mail that invites and takes that back (RFC 5546)
 */
export function writeCalendar(
  name: string,
  items: readonly CalendarItem[],
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL' = 'PUBLISH',
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Regulars//Calendar//EN')
  calendar.addPropertyWithValue('method', method)
  calendar.addPropertyWithValue('x-wr-calname', clean(name))
  for (const item of items) calendar.addSubcomponent(eventOf(item))
  return `${calendar.toString()}\r\n`
}

function eventOf(item: CalendarItem): ICAL.Component {
  const event = new ICAL.Component('vevent')
  const put = (property: string, value: string | number | ICAL.Time | null | undefined) => {
    if (value !== null && value !== undefined && value !== '')
      event.addPropertyWithValue(property, typeof value === 'string' ? clean(value) : value)
  }
  put('uid', item.uid)
  put('dtstamp', momentOf(item.changedAt))
  put('sequence', item.version)
  put('summary', item.title)
  put('dtstart', item.isWholeDay ? dayOf(item.startsAt) : momentOf(item.startsAt))
  put('dtend', item.isWholeDay || !item.endsAt ? undefined : momentOf(item.endsAt))
  put('location', item.place)
  put('description', item.details)
  put('url', item.url && oneLine(item.url))
  put('status', item.isCancelled ? 'CANCELLED' : 'CONFIRMED')
  if (item.organizer) addPerson(event, 'organizer', item.organizer)
  for (const person of item.people ?? []) addPerson(event, 'attendee', person)
  return event
}

function addPerson(event: ICAL.Component, part: 'attendee' | 'organizer', { name, email }: CalendarPerson) {
  if (!email) return
  const property = new ICAL.Property(part, event)
  // A quotation mark has no place in a parameter, however it is written.
  property.setParameter(
    'cn',
    clean(name ?? email)
      .replaceAll('"', '’')
      .replaceAll('\n', ' '),
  )
  property.setValue(`mailto:${oneLine(email)}`)
  event.addProperty(property)
}

const momentOf = (moment: Date): ICAL.Time =>
  ICAL.Time.fromJSDate(new Date(Math.floor(moment.getTime() / 1000) * 1000), true)

const dayOf = (moment: Date): ICAL.Time => ICAL.Time.fromDateString(moment.toISOString().slice(0, 10))

/** Line ends in one form, and no other control characters, which the standard forbids. */
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '')

/** Addresses are not escaped like texts, so nothing in them may end the line. */
const oneLine = (address: string): string => address.replace(/[\p{Cc}\s]+/gu, '')
