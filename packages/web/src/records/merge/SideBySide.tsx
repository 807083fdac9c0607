import { inSentence } from '@regulars/model'
import { type CSSProperties, useState } from 'react'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { Button } from '../../ui/Button.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { type DescribedObject, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { useObjects } from '../objects/use-objects.ts'
import { MergeLine } from './MergeLine.tsx'
import type { MergePreview, PreviewedRecord } from './merge-preview.ts'
import { mergeRows, type Picks, togglePick } from './merge-rows.ts'

export interface SideBySideProps {
  object: DescribedObject
  preview: MergePreview
  picks: Picks
  onPicksChange: (picks: Picks) => void
  /** Another of the records is to stay. */
  onKeep: (id: string) => void
  /** Another part of the page has the keys. */
  withoutKeys?: boolean
}

/** The records in columns, field by field, with what comes out of it beside them. On a phone each field is a block. */
export function SideBySide(props: SideBySideProps) {
  const { object, preview, picks, onPicksChange, onKeep, withoutKeys = false } = props
  const rows = mergeRows(object, preview, picks)
  const [showsSame, setShowsSame] = useState(false)
  const different = rows.filter(({ isDifferent }) => isDifferent)
  const same = rows.filter(({ isDifferent }) => !isDifferent)
  const shown = showsSame ? rows : different
  const pick = (property: string, id: string) => onPicksChange(togglePick(picks, property, id))
  useLineKeys(preview, withoutKeys ? 0 : shown.length)
  const columns = { '--records': preview.records.length } as CSSProperties
  return (
    <div className="-mx-4 overflow-x-auto px-4 md:-mx-6 md:px-6">
      <div
        style={columns}
        className="md:grid md:min-w-(--min) md:grid-cols-[9rem_repeat(var(--records),minmax(11rem,1fr))_minmax(11rem,1fr)] md:[--min:calc(20rem+var(--records)*11rem)]"
      >
        <Head object={object} preview={preview} onKeep={onKeep} />
        {shown.map((row) => (
          <MergeLine key={row.field.property} object={object} preview={preview} row={row} onPick={pick} />
        ))}
      </div>
      {different.length === 0 && <p className="py-3 text-muted">They say the same in every field.</p>}
      {same.length > 0 && (
        <Button
          variant="quiet"
          className="mt-3"
          onClick={() => setShowsSame(!showsSame)}
          aria-expanded={showsSame}
        >
          {showsSame ? 'Hide' : 'Show'} {same.length} {same.length === 1 ? 'field' : 'fields'} in which they
          agree
        </Button>
      )}
    </div>
  )
}

function Head({ object, preview, onKeep }: Pick<SideBySideProps, 'object' | 'preview' | 'onKeep'>) {
  return (
    <div className="col-span-full grid grid-cols-1 gap-x-4 gap-y-2 border-b border-hairline pb-3 md:grid-cols-subgrid">
      <span className="max-md:hidden" />
      {preview.records.map((record, index) => (
        <RecordHead key={record.values.id} object={object} record={record} index={index} onKeep={onKeep} />
      ))}
      <p className="self-end text-small font-medium text-muted max-md:hidden">What comes out</p>
    </div>
  )
}

interface RecordHeadProps {
  object: DescribedObject
  record: PreviewedRecord
  index: number
  onKeep: (id: string) => void
}

function RecordHead({ object, record, index, onKeep }: RecordHeadProps) {
  const { id } = record.values
  return (
    <div className="min-w-0">
      <h2 className="truncate font-serif text-large">
        <RecordLink object={object.name} id={id}>
          {titleOf(object, record.values)}
        </RecordLink>
      </h2>
      <p className="mt-0.5 text-small text-muted">
        <Attached record={record} />
      </p>
      <div className="mt-1.5 flex h-8 items-center">
        {index === 0 ? (
          <Pill tone="accent">Stays</Pill>
        ) : (
          <Button variant="quiet" className="-ms-2.5" onClick={() => onKeep(id)}>
            Keep this one<span className="sr-only">: {titleOf(object, record.values)}</span>
          </Button>
        )}
      </div>
    </div>
  )
}

function Attached({ record: { attached } }: { record: PreviewedRecord }) {
  const catalogue = useObjects()
  const parts = Object.entries(attached).flatMap(([name, count]) => {
    const object = catalogue.find(name)
    return object
      ? [`${count.toLocaleString()} ${inSentence(count === 1 ? object.label : object.labelPlural)}`]
      : []
  })
  return parts.length > 0 ? parts.join(' · ') : 'Nothing hangs on it'
}

/** Lines are walked with j and k; the numbers pick the record of that number in the line that has the focus. */
function useLineKeys({ records }: MergePreview, count: number): void {
  const lines = () => [...document.querySelectorAll<HTMLElement>('[data-merge-line]')]
  const current = () => lines().findIndex((line) => line.contains(document.activeElement))
  const focus = (index: number) => {
    const line = lines()[Math.min(Math.max(index, 0), count - 1)]
    line?.querySelector<HTMLElement>('[aria-checked=true], [role=radio]')?.focus()
  }
  const lineKeys = [
    { keys: 'j', label: 'Next field', run: () => focus(current() + 1) },
    { keys: 'k', label: 'Field before', run: () => focus(current() - 1) },
    ...records.slice(0, 9).map((_, index) => ({
      keys: String(index + 1),
      label: `Take the value of record ${index + 1}`,
      run: () => {
        const line = lines()[Math.max(current(), 0)]
        line?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.click()
      },
    })),
  ]
  useKeys('Merge', count > 0 ? lineKeys : [])
}
