import type { Field } from '@regulars/model'
import { inSentence } from '@regulars/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { api } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { Cell } from '../../../records/cells/index.tsx'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'

export interface ComputedPreviewProps {
  object: DescribedObject
  settings: { formula?: string; rollUp?: unknown }
}

interface Preview {
  field: Field
  words: string | null
  live: boolean
  record: { id: string; title: string; value: unknown } | null
}

/** What a formula or roll-up comes to for a real record, in words and as the list will show it. */
export function ComputedPreview({ object, settings }: ComputedPreviewProps) {
  const asked = useDeferredValue(settings)
  const { data, error } = useQuery({
    queryKey: ['objects', object.name, 'preview-field', asked],
    queryFn: ({ signal }) => api.post<Preview>(`objects/${object.name}/preview-field`, asked, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (error) return <p className="text-small text-bad">{asProblem(error).message}</p>
  if (!data) return null
  return (
    <div className="space-y-1 rounded-lg bg-sunken px-3 py-2 text-small" aria-live="polite">
      {data.words && <p>{data.words}</p>}
      <PreviewValue object={object} preview={data} />
      {data.live && (
        <p className="text-muted">
          It changes with the day, so it is computed whenever it is looked at: lists sorted or filtered by it
          are right, and slower when they are long.
        </p>
      )}
    </div>
  )
}

function PreviewValue({ object, preview: { field, record } }: { object: DescribedObject; preview: Preview }) {
  if (!record) return <p className="text-muted">There is no {inSentence(object.label)} yet to try it on.</p>
  const facts = {
    key: 'preview',
    property: 'preview',
    label: 'Preview',
    operators: [],
    sortable: false,
    writable: false,
  }
  const isBlank = record.value === null || (Array.isArray(record.value) && record.value.length === 0)
  return (
    <p className="flex min-w-0 items-baseline gap-2">
      <span className="truncate text-muted">{record.title || object.label}</span>
      {isBlank ? (
        <span className="text-muted">blank</span>
      ) : (
        <span className="font-medium">
          <Cell
            field={{ ...field, ...facts } as DescribedField}
            record={{ id: record.id, preview: record.value }}
          />
        </span>
      )}
    </p>
  )
}
