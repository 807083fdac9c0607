import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { type DescribedObject, titleOf } from '../objects/described-object.ts'
import { useRecord } from '../page/use-record.ts'
import { mergesQuery } from './merges.ts'
import { UnmergeDialog } from './UnmergeDialog.tsx'

export interface UnmergeButtonProps {
  object: DescribedObject
  id: string
  changeSetId: string
}

/** Takes a merge in the history of a record apart; nothing for the record that went. */
export function UnmergeButton({ object, id, changeSetId }: UnmergeButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(mergesQuery(object, id))
  const { data: record } = useRecord(object, id)
  const merge = data?.data.find((each) => each.changeSetId === changeSetId)
  if (!merge?.mayUndo || !record) return null
  return (
    <>
      <Button variant="quiet" icon={<Undo2 />} onClick={() => setOpen(true)}>
        Unmerge
      </Button>
      <UnmergeDialog
        object={object}
        record={{ id, title: titleOf(object, record) }}
        merge={merge}
        open={isOpen}
        onOpenChange={setOpen}
      />
    </>
  )
}
