/**
 * Objects of the module `value` (server/src/modules/value, web/src/modules/value): what the models say. Estimates are not facts, so they
 * live apart from what was recorded, with model, date and interval.
 */
import { defineObject } from '../define-object.ts'
import { date, json, money, number, reference, select, share, text } from '../fields/make.ts'

/** One row per contact with at least one order, replaced by every analysis. */
export const score = defineObject('score', {
  module: 'value',
  label: 'Estimate',
  labelPlural: 'Estimates',
  description: 'What the models say of one customer, as of a day, with how sure they are.',
  icon: 'gauge',
  title: 'rfmCell',
  table: 'contact_score',
  writes: 'managed',
  derived: true,
  writtenInBulk: true,
  ownership: { via: 'contact' },
  columns: ['contact', 'asOf', 'rfmCell', 'stillCustomer', 'expectedOrders365', 'lifetimeValue'],
  sort: '-lifetimeValue',
  fields: {
    contact: reference('contact', {
      required: true,
      unique: true,
      inverse: 'score',
      one: true,
      indexed: true,
      onRemove: 'cascade',
    }),
    asOf: date({ required: true, label: 'As of', say: { noun: 'day' } }),
    recencyDays: number({
      integer: true,
      unit: 'days',
      label: 'Days since last order',
      say: { compare: ['last ordered {value} ago', 'did not last order {value} ago'] },
    }),
    purchaseDays: number({
      integer: true,
      label: 'Days with a purchase',
      say: { compare: 'have bought on {value} days' },
    }),
    ageDays: number({ integer: true, unit: 'days', label: 'Days since first order' }),
    gapDays: number({
      unit: 'days',
      label: 'Usual gap',
      description: 'Median days between purchase days; empty below three.',
      say: { compare: 'usually wait {value} between purchases' },
    }),
    spend: money({ label: 'Spend until then' }),
    meanSpend: money({ label: 'Mean spend', description: 'Mean spend of repeat purchase days.' }),
    recencyScore: number({ integer: true, min: 1, max: 5, say: { noun: 'recency score' } }),
    frequencyScore: number({ integer: true, min: 1, max: 5 }),
    monetaryScore: number({ integer: true, min: 1, max: 5 }),
    rfmCell: text({
      label: 'RFM',
      description: 'Quintiles of recency, frequency and money, 5 best: 555.',
      say: { is: '[are] in RFM cell {value}', noun: 'RFM cell' },
    }),
    rfmSum: number({ integer: true, indexed: true, label: 'RFM sum' }),
    stillCustomer: share({
      indexed: true,
      label: 'Still a customer',
      say: {
        noun: 'probability of still being a customer',
        compare: 'are {value} likely to still be customers',
        some: ['have been estimated', 'have not been estimated'],
      },
    }),
    stillCustomerLow: share(),
    stillCustomerHigh: share(),
    expectedOrders90: number({
      label: 'Orders in 90 days',
      say: {
        noun: 'expected number of orders in 90 days',
        compare: 'are expected to order {times} in the next 90 days',
      },
    }),
    expectedOrders90Low: number(),
    expectedOrders90High: number(),
    expectedOrders365: number({
      indexed: true,
      label: 'Orders in 12 months',
      say: {
        noun: 'expected number of orders in 12 months',
        compare: 'are expected to order {times} in the next 12 months',
      },
    }),
    expectedOrders365Low: number(),
    expectedOrders365High: number(),
    lifetimeValue: money({
      indexed: true,
      label: 'Next 12 months',
      description: 'Discounted expected spend of the next 12 months.',
      say: { noun: 'expected spend', compare: 'are expected to spend {value} in the next 12 months' },
    }),
    lifetimeValueLow: money(),
    lifetimeValueHigh: money(),
    lateBy: number({
      indexed: true,
      label: 'Late by',
      description: 'Days since last order over the usual gap; 1 = just due.',
      say: { noun: 'lateness', compare: 'have been away for {value} times their usual gap' },
    }),
    model: text({
      label: 'Model',
      description: 'Name of the model that gave the probability and the expectations.',
    }),
  },
})

export const analysis = defineObject('analysis', {
  module: 'value',
  label: 'Analysis',
  labelPlural: 'Analyses',
  description: 'One run of the models over all histories, as of a day.',
  icon: 'flask-conical',
  title: 'asOf',
  path: 'analyses',
  writes: 'managed',
  ownership: 'shared',
  columns: ['asOf', 'calibrateUntil', 'status', 'customers', 'createdAt'],
  fields: {
    asOf: date({ required: true, label: 'As of' }),
    calibrateUntil: date({
      description: 'Back-test: fit on what was known that day, compare with what came.',
    }),
    status: select(
      { queued: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' },
      { required: true, default: 'queued' },
    ),
    problem: text({ maxLength: 1000 }),
    customers: number({ integer: true }),
    orders: number({ integer: true }),
    currency: text(),
    jobRun: text({ internal: true }),
  },
})

export const modelCard = defineObject('modelCard', {
  module: 'value',
  label: 'Model card',
  labelPlural: 'Model cards',
  description:
    'What a fitted model says about itself: parameters, data, fit, and how well it would have done.',
  icon: 'file-chart-column',
  title: 'model',
  writes: 'managed',
  ownership: 'shared',
  columns: ['model', 'asOf', 'customers', 'logLikelihood', 'createdAt'],
  fields: {
    analysis: reference('analysis', { inverse: 'modelCards', indexed: true, onRemove: 'cascade' }),
    model: text({ required: true, indexed: true }),
    parameters: json({ required: true }),
    standardErrors: json(),
    logLikelihood: number(),
    customers: number({ integer: true }),
    timeUnit: select({ day: 'Day', week: 'Week' }, { required: true, default: 'week' }),
    asOf: date({ required: true }),
    backTest: json({ description: 'Calibration and holdout of a time split, against the plain baselines.' }),
    about: json({ description: 'Assumptions, data used, when it misleads, why it was or was not chosen.' }),
  },
})
