import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import type { ImportOptions, ImportPreview, RecordKind } from './preview.ts'
import { useKinds } from './use-kinds.ts'

export interface WhatHappensProps {
  kind: RecordKind
  preview: ImportPreview
  options: ImportOptions
  onChange: (options: Partial<ImportOptions>) => void
}

/** What the import will do, in words, before it is started. */
export function WhatHappens({ kind, preview, options, onChange }: WhatHappensProps) {
  const { number, list } = useFormat()
  const { mapping, fields, columns, rejectedOfSample, sampleSize } = preview
  const { label, many } = useKinds().wordsOf(kind)
  const kept = fields.filter(({ key }) => Object.values(mapping).includes(key)).map(({ label }) => label)
  const dropped = columns.length - kept.length
  return (
    <section aria-labelledby="what-happens" className="mt-6 mb-4 max-w-3xl">
      <h2 id="what-happens" className="mb-1 text-large font-semibold">
        What will happen
      </h2>
      <ul className="list-disc space-y-0.5 ps-5 marker:text-faint">
        <li>
          {kept.length === 0 ? 'No column comes in yet.' : `${list(kept)} come in`}
          {kept.length > 0 && (dropped > 0 ? `; ${columnsWords(dropped)} left out.` : '.')}
        </li>
        {kind === 'transactions' ? (
          <li>
            Orders, customers and products are made where they are new; an order that is known already stays
            as it is.
          </li>
        ) : (
          <li>{modeWords(options.mode ?? 'both', many)}</li>
        )}
        <li>
          {rejectedOfSample === 0
            ? `All of the first ${number(sampleSize)} rows can be read.`
            : `${number(sampleSize - rejectedOfSample)} of the first ${number(sampleSize)} rows can be read; those that cannot are kept apart for you to download.`}
        </li>
        <li>All of it can be undone at once, later too.</li>
      </ul>
      {kind !== 'transactions' && (
        <Field label={`${label} known already`} className="mt-3">
          <RadioGroup
            value={options.mode ?? 'both'}
            onValueChange={(mode) => onChange({ mode })}
            options={[
              { value: 'both', label: 'Update them, and add new ones' },
              { value: 'create', label: 'Leave them as they are, and add new ones' },
              { value: 'update', label: 'Update them, and add none' },
            ]}
          />
        </Field>
      )}
    </section>
  )
}

function columnsWords(count: number): string {
  return count === 1 ? 'one column is' : `${count} columns are`
}

function modeWords(mode: NonNullable<ImportOptions['mode']>, many: string): string {
  if (mode === 'create') return `New ${many} are added; those known already stay as they are.`
  if (mode === 'update') return `Those known already are updated; no new ${many} are added.`
  return `New ${many} are added; those known already are updated where the file says something else.`
}
