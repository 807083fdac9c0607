import { type FileValue, operatorsOf } from '@regulars/model'
import { useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import type { States } from '../../ui/states.ts'
import { FileCell } from '../cells/file.tsx'
import type { DescribedFieldOf } from '../objects/described-object.ts'
import { FileInput } from './file.tsx'

const field: DescribedFieldOf<'file'> = {
  kind: 'file',
  key: 'papers',
  property: 'papers',
  label: 'Papers',
  operators: operatorsOf({ kind: 'file' }),
  sortable: false,
  writable: true,
}

const contract = {
  id: '1',
  name: 'Contract of maintenance 2026.pdf',
  type: 'application/pdf',
  bytes: 183_500,
}
const photo = { id: '2', name: 'Front.jpg', type: 'image/jpeg', bytes: 2_400_000 }
const longName = {
  id: '3',
  name: 'The list of all the parts that were ever put into this machine, by day, with who did it.xlsx',
  type: '',
  bytes: 812,
}

export const states: States = {
  title: 'Files',
  examples: {
    Input: () => {
      const [files, setFiles] = useState<FileValue[] | null>([contract, photo, longName])
      return (
        <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
          <Field label="Papers">
            <FileInput field={field} value={files} onValueChange={setFiles} />
          </Field>
          <Field label="Photo" optional>
            <FileInput field={{ ...field, most: 1 }} value={null} onValueChange={() => {}} />
          </Field>
        </div>
      )
    },
    'In a list': () => (
      <div className="grid max-w-60 gap-2">
        {[[contract], [photo, contract], [longName]].map((value) => (
          <FileCell key={value[0]?.id} value={value} field={field} record={{ id: '' }} isPlain={false} />
        ))}
      </div>
    ),
  },
}
