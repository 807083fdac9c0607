/** What a currency is worth in another from a day on, of the module `sales`. */
import { defineObject } from '../define-object.ts'
import { currency, date, number } from '../fields/make.ts'

export const exchangeRate = defineObject('exchangeRate', {
  module: 'sales',
  label: 'Exchange rate',
  labelPlural: 'Exchange rates',
  description:
    'What one unit of a currency is worth in another from a day on. With it, amounts in foreign currencies count in figures of the whole business.',
  icon: 'coins',
  title: 'currency',
  ownership: 'shared',
  time: 'validFrom',
  columns: ['currency', 'rate', 'base', 'validFrom'],
  sort: '-validFrom',
  rules: [
    {
      id: 'above',
      formula: 'rate > 0',
      sentence: 'An exchange rate is above 0. Say how much one unit of the currency is worth.',
      field: 'rate',
    },
    {
      id: 'two',
      formula: 'currency <> base',
      sentence: 'A currency is always worth itself. Choose two different currencies.',
      field: 'currency',
    },
  ],
  fields: {
    currency: currency({ required: true, indexed: true, description: 'One unit of it …' }),
    rate: number({
      required: true,
      label: 'Exchange rate',
      max: 1e12,
      digits: 8,
      description: '… is worth so many …',
    }),
    base: currency({
      required: true,
      label: 'In currency',
      description: '… of this currency; that of the business if nothing else is said.',
    }),
    validFrom: date({
      required: true,
      label: 'From',
      indexed: true,
      description: 'The first day it holds. It holds until the next one of the two currencies begins.',
    }),
  },
})
