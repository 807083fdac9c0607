/**
 * Objects of the module `programs`: planned treatments of an audience, each with a holdout group drawn by chance, so that what
 * a program brought in is known and not guessed.
 */
import { defineObject } from '../define-object.ts'
import {
  instant,
  json,
  longText,
  money,
  number,
  reference,
  select,
  share,
  text,
  yesNo,
} from '../fields/make.ts'
import { channelOptions } from './channels.ts'

export const template = defineObject('template', {
  module: 'programs',
  label: 'Template',
  labelPlural: 'Templates',
  description: 'A message to be sent to many, with places for what differs.',
  icon: 'mail',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'subject', 'updatedAt'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    channel: select(channelOptions, { required: true, default: 'email' }),
    subject: text({
      required: true,
      maxLength: 500,
      description: 'Liquid variables allowed: {{ contact.firstName | default: "there" }}.',
    }),
    html: longText({ label: 'Message', maxLength: 500_000 }),
    text: longText({
      label: 'Plain text',
      maxLength: 200_000,
      description: 'Made from the message when left empty.',
    }),
  },
})

export const program = defineObject('program', {
  module: 'programs',
  label: 'Program',
  labelPlural: 'Programs',
  description: 'A planned treatment of an audience, with a holdout group to tell what it brought.',
  icon: 'megaphone',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'status', 'segment', 'holdoutShare', 'launchedAt'],
  fields: {
    name: text({ required: true, searchable: true, indexed: true, maxLength: 200 }),
    segment: reference('segment', { inverse: 'programs', indexed: true, onRemove: 'refuse' }),
    template: reference('template', { inverse: 'programs', indexed: true, onRemove: 'refuse' }),
    channel: select(channelOptions, { required: true, default: 'email' }),
    holdoutShare: share({
      required: true,
      default: 0.2,
      description: 'Part of the audience left alone by chance, to compare with.',
    }),
    perHousehold: yesNo({
      required: true,
      default: false,
      label: 'One per household',
      description: 'Of people who live with each other only one is written to, or held back for all of them.',
    }),
    goal: select(
      { buyers: 'Bring people back to buy', revenue: 'More revenue', orders: 'More orders' },
      { default: 'revenue' },
    ),
    goalDays: number({
      integer: true,
      min: 1,
      max: 730,
      default: 30,
      unit: 'days',
      description: 'How long after the launch purchases count.',
    }),
    budget: money({ min: 0 }),
    costPerMessage: money({ min: 0, default: 0 }),
    status: select(
      [
        { value: 'draft', label: 'Draft', color: 'grey' },
        { value: 'launching', label: 'Launching', color: 'blue' },
        { value: 'running', label: 'Running', color: 'green' },
        { value: 'done', label: 'Done', color: 'teal' },
        { value: 'stopped', label: 'Stopped', color: 'brick' },
      ],
      { required: true, readOnly: true, default: 'draft', indexed: true },
    ),
    launchedAt: instant({ readOnly: true, label: 'Launched' }),
    seed: text({
      readOnly: true,
      internal: true,
      description: 'Decides, together with a contact’s id, who is held back.',
    }),
    launch: json({
      readOnly: true,
      internal: true,
      description: 'Counts at launch: audience, treated, held back, left out and why.',
    }),
  },
})

export const programMember = defineObject('programMember', {
  module: 'programs',
  label: 'Picked person',
  labelPlural: 'Picked people',
  description:
    'That somebody was picked by hand for a program, beside its segment. In a program that runs, the arms of those who were picked are drawn a little later.',
  icon: 'user-plus',
  title: 'note',
  writes: 'managed',
  ownership: { via: 'contact' },
  columns: ['contact', 'program', 'note', 'createdBy', 'createdAt'],
  fields: {
    program: reference('program', {
      required: true,
      inverse: 'members',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[were] picked for {value}', through: '[were] picked for programs {value}' },
    }),
    contact: reference('contact', {
      required: true,
      inverse: 'programMembers',
      inverseSay: {
        some: ['have been picked by hand for a program', 'have not been picked by hand for a program'],
        by: { program: 'have been picked by hand for {value}' },
      },
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] {value}', through: '[are] people {value}' },
    }),
    note: text({ maxLength: 300, description: 'Why they were picked.' }),
  },
})

export const enrollment = defineObject('enrollment', {
  module: 'programs',
  label: 'Enrollment',
  labelPlural: 'Enrollments',
  description: 'One person’s way through a program: treated, held back, or left out with the reason.',
  icon: 'user-check',
  title: 'arm',
  writes: 'managed',
  writtenInBulk: true,
  ownership: { via: 'contact' },
  columns: ['program', 'contact', 'arm', 'reason', 'enrolledAt'],
  fields: {
    program: reference('program', {
      required: true,
      inverse: 'enrollments',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[were] in {value}', through: '[were] in programs {value}' },
    }),
    contact: reference('contact', {
      required: true,
      inverse: 'enrollments',
      inverseSay: {
        some: ['have been in a program', 'have not been in a program'],
        by: { arm: 'have been {value}' },
      },
      indexed: true,
      onRemove: 'cascade',
    }),
    arm: select(
      [
        { value: 'treatment', label: 'Treated', color: 'green', said: 'treated' },
        { value: 'holdout', label: 'Held back', color: 'grey', said: 'held back' },
        { value: 'excluded', label: 'Left out', color: 'amber', said: 'left out' },
      ],
      { required: true, indexed: true, say: { is: '[were] {value}' } },
    ),
    reason: select({
      'no-consent': 'Has not agreed',
      'no-address': 'No address',
      suppressed: 'Must not be written to',
      'duplicate-address': 'Same address as somebody else',
      'same-household': 'Lives with somebody else in it',
    }),
    enrolledAt: instant({ required: true, say: { when: '[were enrolled] {value}' } }),
  },
})

export const message = defineObject('message', {
  module: 'programs',
  label: 'Message',
  labelPlural: 'Messages',
  description: 'One message to one person. At most one per enrollment, also across crashes.',
  icon: 'send',
  title: 'subject',
  writes: 'managed',
  writtenInBulk: true,
  ownership: { via: 'contact' },
  time: 'sentAt',
  columns: ['contact', 'subject', 'address', 'status', 'sentAt'],
  fields: {
    enrollment: reference('enrollment', {
      unique: true,
      inverse: 'message',
      one: true,
      indexed: true,
      onRemove: 'cascade',
    }),
    program: reference('program', { inverse: 'messages', indexed: true, onRemove: 'cascade' }),
    contact: reference('contact', {
      required: true,
      inverse: 'messages',
      inverseSay: {
        some: ['have been written to', 'have not been written to'],
        count: 'have been written to {times}',
      },
      indexed: true,
      onRemove: 'cascade',
    }),
    channel: select(channelOptions, { required: true, default: 'email' }),
    address: text({ required: true, maxLength: 320 }),
    subject: text({ maxLength: 998 }),
    html: longText(),
    text: longText(),
    status: select(
      [
        { value: 'queued', label: 'Waiting', color: 'grey' },
        { value: 'sending', label: 'Sending', color: 'blue' },
        { value: 'sent', label: 'Sent', color: 'green' },
        { value: 'kept', label: 'Kept in the outbox', color: 'amber' },
        { value: 'unknown', label: 'Not known', color: 'amber' },
        { value: 'failed', label: 'Failed', color: 'brick' },
      ],
      { required: true, default: 'queued', indexed: true, say: { is: '[are] {value}' } },
    ),
    problem: text({ maxLength: 1000 }),
    sentAt: instant({ label: 'Sent', say: { when: '[were sent] {value}' } }),
    messageId: text({ maxLength: 320, internal: true }),
    unsubscribeToken: text({ maxLength: 100, internal: true, unique: true }),
  },
})
