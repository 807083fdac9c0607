import { inSentence } from '@regulars/model'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { ObjectIcon } from '../objects/ObjectIcon.tsx'

export interface ListEmptyProps {
  object: DescribedObject
  /** Nothing was filtered: there are none at all. */
  isBare: boolean
  onClear: () => void
}

/** A list without records: because there are none yet, or because none fit. */
export function ListEmpty({ object, isBare, onClear }: ListEmptyProps) {
  const icon = <ObjectIcon icon={object.icon} />
  const name = inSentence(object.labelPlural)
  if (isBare)
    return (
      <EmptyState icon={icon} title={`No ${name} yet`}>
        {object.description}
      </EmptyState>
    )
  return (
    <EmptyState icon={icon} title={`No ${name} fit`} action={<Button onClick={onClear}>Show all</Button>}>
      Take a part of the filter away, or look at all of them.
    </EmptyState>
  )
}
