import { inSentence } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { Merge } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { When } from '../../ui/When.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { type MergeEntry, mergesQuery } from './merges.ts'
import { UnmergeDialog } from './UnmergeDialog.tsx'

export interface MergedLineProps {
  object: DescribedObject
  record: { id: string; title: string }
}

/** Of which others a record has come, with the way to tell them apart again; nothing when it was never merged. */
export function MergedLine({ object, record }: MergedLineProps) {
  const { data } = useQuery(mergesQuery(object, record.id))
  return data?.data.map((merge) => (
    <MergedWith key={merge.changeSetId} object={object} record={record} merge={merge} />
  ))
}

function MergedWith({ object, record, merge }: MergedLineProps & { merge: MergeEntry }) {
  const [isOpen, setOpen] = useState(false)
  const names = merge.merged.map(({ title }) => title ?? `another ${inSentence(object.label)}`)
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-2 text-small text-muted">
      <Merge className="size-3.5" aria-hidden="true" />
      <span>
        Merged with {names.join(', ')} <When at={merge.at} />
        {merge.by && `, by ${merge.by}`}
      </span>
      {merge.mayUndo && (
        <Button variant="quiet" onClick={() => setOpen(true)}>
          Unmerge
        </Button>
      )}
      <UnmergeDialog object={object} record={record} merge={merge} open={isOpen} onOpenChange={setOpen} />
    </p>
  )
}
