import { deal, propertyOf, stage } from '@regulars/model'
import { expect, test } from 'vitest'
import type { DescribedObject } from '../../objects/described-object.ts'
import { sharedNarrowing } from './use-steps.ts'

const described = ({ fields }: { fields: object }) =>
  ({
    fields: Object.entries(fields).map(([key, field]) => ({
      ...field,
      key,
      property: propertyOf(key, field),
    })),
  }) as unknown as DescribedObject

test('what narrows the records narrows the steps where both point to the same', () => {
  const pipeline = { field: 'pipeline', op: 'is', value: 'one' } as const
  const filter = {
    all: [pipeline, { field: 'status', op: 'is', value: 'open' }, { field: 'owner', op: 'is', value: 'me' }],
  } as const
  expect(sharedNarrowing(described(deal), described(stage), filter)).toEqual({ all: [pipeline] })
  expect(sharedNarrowing(described(deal), described(stage), undefined)).toBeUndefined()
})
