/** Booking pages, of the module `booking` (server/src/modules/booking, web/src/modules/booking): how people outside the business choose a time to meet us. */
import { defineObject } from '../define-object.ts'
import {
  duration,
  email,
  instant,
  link,
  longText,
  number,
  reference,
  select,
  text,
  yesNo,
} from '../fields/make.ts'
import { channelOptions } from './channels.ts'
import { quoteLanguages } from './quotes.ts'

const minutes = (count: number): number => count * 60

export const bookingPage = defineObject('bookingPage', {
  module: 'booking',
  label: 'Booking page',
  labelPlural: 'Booking pages',
  description: 'A page on which people outside the business choose a time to meet somebody of us.',
  icon: 'calendar-check',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'status', 'host', 'team', 'lasts', 'slug'],
  sort: 'name',
  fields: {
    name: text({
      required: true,
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 200,
      description: 'Stands above the times, and names the meeting.',
    }),
    slug: text({
      unique: true,
      maxLength: 60,
      label: 'Address',
      description: 'The end of its web address: small letters, digits and hyphens.',
    }),
    status: select(
      [
        { value: 'draft', label: 'Draft', color: 'grey', said: 'drafts' },
        { value: 'open', label: 'Open', color: 'green', said: 'open' },
        { value: 'closed', label: 'Closed', color: 'amber', said: 'closed' },
      ],
      { required: true, default: 'draft', indexed: true, say: { is: 'are {value}' } },
    ),
    host: reference('user', {
      label: 'Person',
      indexed: true,
      onRemove: 'cascade',
      description: 'Whom one meets; or say a team.',
    }),
    team: reference('team', {
      indexed: true,
      onRemove: 'cascade',
      description: 'One of whom one meets: of those who are free, whoever has the fewest meetings ahead.',
    }),
    language: select(quoteLanguages, {
      required: true,
      default: 'en',
      description: 'Of what we say ourselves, on the page and in mails.',
    }),
    introduction: longText({ maxLength: 4000 }),
    place: text({ maxLength: 300, description: 'Where: an address, a room, a telephone number.' }),
    onlineAt: link({ label: 'Online', description: 'Address of the video call.' }),
    lasts: duration({ required: true, default: minutes(30) }),
    every: duration({
      required: true,
      default: minutes(30),
      label: 'Begins every',
      description: 'From one time that can be chosen to the next.',
    }),
    bufferBefore: duration({
      required: true,
      default: 0,
      label: 'Free before',
      description: 'Kept free before each meeting.',
    }),
    bufferAfter: duration({
      required: true,
      default: 0,
      label: 'Free after',
      description: 'Kept free after each meeting.',
    }),
    notice: duration({
      required: true,
      default: minutes(240),
      description: 'Nothing can be chosen that begins sooner.',
    }),
    daysAhead: number({
      integer: true,
      required: true,
      default: 30,
      min: 1,
      max: 180,
      label: 'Days ahead',
      description: 'How far ahead times can be chosen.',
    }),
    perDay: number({
      integer: true,
      min: 1,
      max: 50,
      label: 'At most a day',
      description: 'How many of these meetings a host takes a day; empty = as many as fit.',
    }),
    consentText: longText({
      maxLength: 4000,
      label: 'Consent',
      description: 'The words that are agreed to by a tick; kept with each booking. None = nothing is asked.',
    }),
    consentChannel: select(channelOptions, { required: true, default: 'email' }),
    consentRequired: yesNo({ required: true, default: false, label: 'Consent is needed' }),
  },
})

export const booking = defineObject('booking', {
  module: 'booking',
  label: 'Booking',
  labelPlural: 'Bookings',
  description: 'That somebody chose a time on a booking page, with the very words they agreed to.',
  icon: 'calendar-plus',
  title: 'name',
  writes: 'managed',
  bin: true,
  ownership: { via: 'contact' },
  time: 'bookedAt',
  columns: ['bookingPage', 'name', 'contact', 'meeting', 'bookedAt'],
  sort: '-bookedAt',
  fields: {
    bookingPage: reference('bookingPage', {
      required: true,
      inverse: 'bookings',
      indexed: true,
      onRemove: 'cascade',
    }),
    meeting: reference('meeting', {
      required: true,
      inverse: 'booking',
      one: true,
      unique: true,
      indexed: true,
      onRemove: 'cascade',
    }),
    contact: reference('contact', {
      required: true,
      inverse: 'bookings',
      inverseSay: { some: ['have booked a meeting', 'have never booked a meeting'] },
      indexed: true,
      onRemove: 'cascade',
    }),
    name: text({ required: true, maxLength: 200, description: 'Who booked it, as they said.' }),
    email: email({ required: true, label: 'E-mail', description: 'Where they are written to.' }),
    note: longText({ maxLength: 2000, description: 'What they want to talk about.' }),
    timeZone: text({ required: true, maxLength: 60, description: 'Of the visitor.' }),
    consentText: longText({
      maxLength: 4000,
      description: 'The words that were agreed to; none = they were not.',
    }),
    bookedAt: instant({ required: true, indexed: true, label: 'Booked' }),
    address: text({ maxLength: 100, label: 'Network address' }),
    agent: text({ maxLength: 500, label: 'Browser' }),
    toldStartsAt: instant({
      internal: true,
      description: 'When the meeting begins by what they were told last; none = nothing or that it is off.',
    }),
    nonce: text({
      unique: true,
      internal: true,
      maxLength: 64,
      description: 'Of the page it was booked on: the same page twice is one booking.',
    }),
    token: text({
      required: true,
      unique: true,
      internal: true,
      maxLength: 64,
      description: 'The secret of the link by which it is moved or cancelled.',
    }),
  },
})
