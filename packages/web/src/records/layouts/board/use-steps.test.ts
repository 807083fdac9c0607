import { deal, pipeline, propertyOf, stage } from '@regulars/model'
import { expect, test } from 'vitest'
import type { DescribedObject } from '../../objects/described-object.ts'
import { sharedNarrowing, titlesOf } from './use-steps.ts'

const described = ({ fields, ...object }: { fields: object }) =>
  ({
    ...object,
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

test('steps of several wholes stand together and say whose they are', () => {
  const part = { key: 'pipeline', property: 'pipelineId', whole: described(pipeline) }
  const row = (id: string, name: string, of: string) => ({
    id,
    name,
    pipelineId: of,
    pipeline: { id: of, name: of },
  })
  const sales = [row('1', 'Begun', 'Sales'), row('2', 'Won', 'Sales')]
  expect([...titlesOf(described(stage), part, sales).values()]).toEqual(['Begun', 'Won'])
  const both = [sales[0]!, row('3', 'Begun', 'Hardware'), sales[1]!]
  expect([...titlesOf(described(stage), part, both)]).toEqual([
    ['1', 'Begun · Sales'],
    ['2', 'Won · Sales'],
    ['3', 'Begun · Hardware'],
  ])
})
