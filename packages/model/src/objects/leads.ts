/**
 * Leads, of the module `leads` (server/src/modules/leads, web/src/modules/leads): that somebody asked us for something, until it became a deal or
 * came to nothing. Who asked is a contact from the first moment; the lead is the asking, of which one person may have several.
 */
import { defineObject } from '../define-object.ts'
import {
  email,
  instant,
  json,
  longText,
  number,
  phone,
  reference,
  select,
  share,
  text,
} from '../fields/make.ts'

const sayOfLeads = {
  some: ['have asked us for something', 'have never asked us for anything'],
  count: 'have asked us {times}',
  by: { status: 'have {value} leads' },
} as const

export const lead = defineObject('lead', {
  module: 'leads',
  label: 'Lead',
  labelPlural: 'Leads',
  description: 'That somebody asked us for something: by a form, by mail, at the counter, through the API.',
  icon: 'magnet',
  title: 'title',
  subtitle: 'email',
  ownership: 'owner',
  time: 'arrivedAt',
  columns: ['title', 'contact', 'status', 'source', 'arrivedAt', 'responseDueAt', 'respondedAt', 'owner'],
  sort: '-arrivedAt',
  fields: {
    title: text({
      required: true,
      searchable: true,
      indexed: true,
      maxLength: 300,
      description: 'What it is about; who asked, when nothing else is said.',
      say: { is: '[are] called {value}' },
    }),
    status: select(
      [
        { value: 'new', label: 'New', color: 'blue', said: 'new' },
        { value: 'working', label: 'In talks', color: 'amber', said: 'in talks' },
        { value: 'converted', label: 'Became a deal', color: 'green', said: 'deals now' },
        { value: 'lost', label: 'Came to nothing', color: 'grey', said: 'lost' },
      ],
      { required: true, default: 'new', indexed: true, say: { is: 'are {value}' } },
    ),
    contact: reference('contact', {
      inverse: 'leads',
      inverseSay: sayOfLeads,
      indexed: true,
      onRemove: 'cascade',
      description: 'Who asked. Found by e-mail address or telephone number, or made, when it is not given.',
      say: { is: '[have come] from {value}', through: '[have come] from people {value}' },
    }),
    company: reference('company', {
      inverse: 'leads',
      inverseSay: sayOfLeads,
      indexed: true,
      onRemove: 'clear',
      say: { is: '[have come] from {value}', through: '[have come] from companies {value}' },
    }),
    name: text({ maxLength: 300, description: 'Who asked, in their own words.' }),
    email: email({
      label: 'E-mail',
      searchable: true,
      indexed: true,
      description: 'As it was given with the lead; that of the person may be another.',
      say: { noun: 'e-mail address' },
    }),
    phone: phone({
      searchable: true,
      indexed: true,
      description: 'As it was given with the lead.',
      say: { noun: 'phone number' },
    }),
    companyName: text({
      maxLength: 300,
      label: 'Company name',
      description: 'As it was given with the lead.',
      say: { is: '[have come] from {value}' },
    }),
    message: longText({ maxLength: 20_000, description: 'What they want, in their own words.' }),
    source: text({
      maxLength: 200,
      indexed: true,
      description: 'Where it came from: the form, the fair, the referral.',
      say: { is: '[have come] from {value}' },
    }),
    form: reference('form', {
      inverse: 'leads',
      indexed: true,
      readOnly: true,
      onRemove: 'clear',
      say: { is: '[have come] by {value}', through: '[have come] by forms {value}' },
    }),
    arrivedAt: instant({
      required: true,
      indexed: true,
      label: 'Arrived',
      say: { when: '[have arrived] {value}' },
    }),
    responseDueAt: instant({
      readOnly: true,
      indexed: true,
      label: 'Answer due',
      description: 'By when somebody should have answered, counted in working hours.',
      say: {
        when: '[were] to be answered {value}',
        some: ['have a time to be answered by', 'have no time to be answered by'],
      },
    }),
    respondedAt: instant({
      readOnly: true,
      indexed: true,
      label: 'Answered',
      description: 'When somebody first called, wrote to or met whoever asked.',
      say: { when: '[were] answered {value}', some: ['have been answered', 'have not been answered'] },
    }),
    lostReason: text({
      maxLength: 300,
      indexed: true,
      label: 'Reason',
      description: 'Why it came to nothing.',
      say: { some: ['say why they came to nothing', 'do not say why they came to nothing'] },
    }),
    closedAt: instant({
      readOnly: true,
      indexed: true,
      label: 'Closed',
      description: 'When it became a deal or came to nothing.',
      say: { when: '[were] closed {value}', some: ['are closed', 'are not closed'] },
    }),
    deal: reference('deal', {
      inverse: 'leads',
      inverseSay: { some: ['have come from a lead', 'have not come from a lead'] },
      indexed: true,
      readOnly: true,
      onRemove: 'clear',
      description: 'The deal it became.',
      say: { is: '[have become] {value}', through: '[have become] deals {value}' },
    }),
    answers: json({
      readOnly: true,
      description: 'What was asked and answered on the form, in the words of then.',
    }),
    assignmentRule: reference('assignmentRule', {
      inverse: 'leads',
      indexed: true,
      readOnly: true,
      onRemove: 'clear',
      say: { is: '[were] given out by {value}', through: '[were] given out by rules {value}' },
    }),
    assignedAt: instant({ readOnly: true, label: 'Given out', say: { when: '[were] given out {value}' } }),
    assignmentReason: text({
      readOnly: true,
      maxLength: 500,
      label: 'Why this owner',
      description: 'Why it went to whom it went.',
    }),
  },
})

/** What rules and a model say of a lead: estimates are not facts, so they stand apart from it. */
export const leadScore = defineObject('leadScore', {
  module: 'leads',
  label: 'Lead score',
  labelPlural: 'Lead scores',
  description:
    'How warm a lead is by your own rules, and how likely it becomes a deal by what earlier ones had in common.',
  icon: 'thermometer',
  title: 'temperature',
  writes: 'managed',
  derived: true,
  ownership: { via: 'lead' },
  columns: ['lead', 'temperature', 'points', 'probability'],
  sort: '-points',
  fields: {
    lead: reference('lead', {
      required: true,
      unique: true,
      inverse: 'score',
      one: true,
      indexed: true,
      onRemove: 'cascade',
    }),
    temperature: select(
      [
        { value: 'cold', label: 'Cold', color: 'blue', said: 'cold' },
        { value: 'warm', label: 'Warm', color: 'amber', said: 'warm' },
        { value: 'hot', label: 'Hot', color: 'brick', said: 'hot' },
      ],
      { required: true, default: 'cold', indexed: true, say: { is: '[are] {value}' } },
    ),
    points: number({
      integer: true,
      required: true,
      default: 0,
      indexed: true,
      description: 'The sum of what the rules give.',
      say: { compare: '[have] {value} points' },
    }),
    reasons: json({ description: 'Which rules gave what: name and points.' }),
    scoredAt: instant({ required: true, label: 'As of' }),
    probability: share({
      indexed: true,
      label: 'Becomes a deal',
      description: 'Learnt from earlier leads; empty while too few are known, or when they tell nothing.',
      say: { noun: 'probability of becoming a deal', compare: 'are {value} likely to become a deal' },
    }),
    baseRate: share({ label: 'Of all leads', description: 'Share of all closed leads that became a deal.' }),
    modelReasons: json({
      description: 'What raises and lowers the probability most: feature, value and change of the log-odds.',
    }),
  },
})
