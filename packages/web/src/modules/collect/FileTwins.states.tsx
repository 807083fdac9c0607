import { useState } from 'react'
import type { DescribedObject } from '../../records/objects/described-object.ts'
import type { States } from '../../ui/states.ts'
import { TwinsSection } from './FileTwins.tsx'
import type { FileTwin, FileTwins, TwinChoice } from './preview.ts'

const people: DescribedObject = {
  name: 'contact',
  path: 'contacts',
  module: 'customers',
  label: 'Person',
  labelPlural: 'People',
  description: '',
  icon: 'user',
  title: 'name',
  columns: ['name'],
  sort: 'name',
  writes: 'records',
  bin: true,
  fields: [
    {
      kind: 'text',
      key: 'name',
      property: 'name',
      label: 'Name',
      operators: [],
      sortable: true,
      writable: true,
    },
  ],
  relations: [],
  may: { create: true, read: true, update: true, delete: true },
}

const twin = (rowNumber: number, title: string, more: Partial<FileTwin>): FileTwin => ({
  rowNumber,
  title,
  probability: 0.97,
  because: 'The telephone is the same; the name is alike.',
  isSure: true,
  ...more,
})

const found: FileTwins = {
  there: 34,
  within: 2,
  sure: 31,
  atLeast: 0.95,
  examples: [
    twin(7, 'ONeill Ana', { record: { id: '1', name: 'Ana O’Neil' } }),
    twin(12, 'Wei Linn', { record: { id: '2', name: 'Lin Wei' }, probability: 0.82, isSure: false }),
    twin(40, 'Marta K.', { row: { rowNumber: 8, title: 'Marta Kowalczyk' } }),
  ],
}

const none: FileTwins = { there: 0, within: 0, sure: 0, atLeast: 0.95, examples: [] }
const unsure: FileTwins = { ...found, there: 1, within: 0, sure: 0, examples: found.examples.slice(1, 2) }

function Example({ twins, isLooking = false }: { twins?: FileTwins; isLooking?: boolean }) {
  const [choice, setChoice] = useState<TwinChoice>('create')
  return (
    <div className="max-w-3xl">
      <TwinsSection
        object={people}
        twins={twins}
        isLooking={isLooking}
        choice={choice}
        choices={['create', 'complete', 'skip']}
        onChoose={setChoice}
      />
    </div>
  )
}

export const states: States = {
  title: 'Likenesses in a file',
  examples: {
    'Being looked for': () => <Example isLooking />,
    None: () => <Example twins={none} />,
    Some: () => <Example twins={found} />,
    'None sure enough': () => <Example twins={unsure} />,
  },
}
