import { inSentence } from '@regulars/model'
import { Button } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import type { Mended } from '../filter/mend-condition.ts'
import type { List } from './use-list.ts'

/** A filter from an old link or view that speaks of what is there no more: what it is, and the list without that. */
export function UnreadableFilter({ list: { object, change, view }, mended }: { list: List; mended: Mended }) {
  const { problems, condition } = mended
  const name = inSentence(object.labelPlural)
  return (
    <ErrorState
      title={`The filter of this ${view ? 'view' : 'link'} cannot be read any more.`}
      detail={problems.join(' ')}
      action={
        <>
          <Button variant="primary" onClick={() => change({ filter: condition ?? { all: [] } })}>
            {condition ? 'Leave that part out' : `Show all ${name}`}
          </Button>
          {condition && <Button onClick={() => change({ filter: { all: [] } })}>Show all {name}</Button>}
        </>
      }
    />
  )
}
