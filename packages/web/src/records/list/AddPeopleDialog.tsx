import { inSentence } from '@regulars/model'
import type { ReactNode } from 'react'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import type { SelectionVerbProps } from '../../app/web-module.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { useObject } from '../objects/use-objects.ts'

export interface AddPeopleDialogProps extends Pick<SelectionVerbProps, 'object' | 'count'> {
  /** What they are added to, with its article: “a segment”. */
  addTo: string
  description: string
  /** Whether it is said to which one. */
  isReady: boolean
  isBusy: boolean
  error: unknown
  onAdd: () => void
  onClose: () => void
  /** The choice of which one. */
  children: ReactNode
}

/** Asks to what the selected people, or whoever the selected records belong to, are added. */
export function AddPeopleDialog(props: AddPeopleDialogProps) {
  const { addTo, description, isReady, isBusy, error, onAdd, onClose, children } = props
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      title={`Add ${useWhom(props)} to ${addTo}`}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isReady} busy={isBusy} onClick={onAdd}>
            Add
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <ProblemCallout error={error} />
        {children}
      </div>
    </Dialog>
  )
}

/** “12 people”, “the people of 3 orders”. */
function useWhom({ object: name, count }: Pick<AddPeopleDialogProps, 'object' | 'count'>): string {
  const { number } = useFormat()
  const { label, labelPlural } = useObject(name)
  if (name === 'contact') return count === 1 ? 'one person' : `${number(count)} people`
  return count === 1
    ? `the person of one ${inSentence(label)}`
    : `the people of ${number(count)} ${inSentence(labelPlural)}`
}
