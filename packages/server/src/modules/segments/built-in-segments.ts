import type { Condition } from '@regulars/model'

/** A segment every business starts with. Once made it is an ordinary one: edited, it stays edited; removed, it stays removed. */
export interface BuiltInSegment {
  name: string
  description: string
  condition: Condition
}

export const builtInSegments: readonly BuiltInSegment[] = [
  {
    name: 'Best customers',
    description: 'Bought lately, often and for much, compared with all others: the best tenth or so.',
    condition: { field: 'score.rfmSum', op: 'gte', value: 14 },
  },
  {
    name: 'Slipping away',
    description:
      'Good customers who have stayed away clearly longer than is usual for them, but not so long that they are lost.',
    condition: {
      all: [
        { field: 'score.lateBy', op: 'gte', value: 1.5 },
        { field: 'score.lateBy', op: 'lt', value: 6 },
        { field: 'score.frequencyScore', op: 'gte', value: 4 },
        { field: 'score.monetaryScore', op: 'gte', value: 3 },
      ],
    },
  },
  {
    name: 'New customers',
    description: 'Bought for the first time in the last 60 days.',
    condition: { field: 'firstOrderOn', op: 'inLast', value: '60d' },
  },
  {
    name: 'One-time buyers',
    description: 'Bought once, more than 60 days ago, and not again.',
    condition: {
      all: [
        { field: 'score.purchaseDays', op: 'is', value: 1 },
        { field: 'firstOrderOn', op: 'before', value: '60d' },
      ],
    },
  },
  {
    name: 'Lost',
    description: 'Used to come, and are in all likelihood no customers any more.',
    condition: {
      all: [
        { field: 'score.purchaseDays', op: 'gte', value: 2 },
        {
          any: [
            { field: 'score.stillCustomer', op: 'lt', value: 0.2 },
            { field: 'score.lateBy', op: 'gte', value: 6 },
          ],
        },
      ],
    },
  },
]
