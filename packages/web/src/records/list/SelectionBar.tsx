import type { Condition } from '@regulars/model'
import { Merge, Trash2, X } from 'lucide-react'
import { Suspense } from 'react'
import { useSelectionVerbs } from '../../app/modules-context.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Link } from '../../ui/Link.tsx'
import { mergeAddress } from '../merge/MergeWithDialog.tsx'
import { isMergeable } from '../merge/merges.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { type BulkChoice, removeMany } from '../write/bulk.ts'
import { AssignButton } from './AssignButton.tsx'
import { BulkEditButton } from './BulkEditButton.tsx'
import type { Selection } from './use-selection.ts'

export interface SelectionBarProps {
  object: DescribedObject
  selection: Selection
  filter?: Condition
  /** How many are selected. */
  count: number
  /** How many could be. */
  all: number
}

/** More than these side by side nobody can look at. */
const maxMerged = 20

/** What can be done with the selected records; comes from below once something is selected. */
export function SelectionBar(props: SelectionBarProps) {
  const { object, selection, filter, count, all } = props
  const { number } = useFormat()
  if (count === 0) return null
  const { clear, isAll, selectAll } = selection
  return (
    <section
      aria-label="Selection"
      className="pointer-events-none absolute inset-x-0 bottom-4 z-30 flex justify-center px-4"
    >
      <div className="floating pointer-events-auto flex max-w-full flex-wrap items-center gap-1 py-1.5 ps-4 pe-1.5 max-sm:w-full">
        <p className="me-2 font-medium max-sm:flex-1" role="status">
          {isAll ? `All ${number(count)}` : number(count)} selected
        </p>
        {/* A table has a box for it in its head; cards have no head. */}
        {!isAll && count < all && (
          <Button variant="quiet" className="sm:hidden" onClick={selectAll}>
            Select all {number(all)}
          </Button>
        )}
        <div className="flex flex-wrap items-center gap-1 max-sm:order-last max-sm:-ms-3 max-sm:w-full max-sm:flex-nowrap max-sm:overflow-x-auto">
          <Verbs {...{ object, count, onDone: clear }} choice={choiceOf(selection, filter)} />
        </div>
        <IconButton label="Select none" keys="escape" icon={<X />} onClick={clear} />
      </div>
    </section>
  )
}

const choiceOf = ({ isAll, ids }: Selection, filter: Condition = { all: [] }): BulkChoice =>
  isAll ? { filter } : { ids: [...ids] }

interface VerbsProps {
  object: DescribedObject
  choice: BulkChoice
  count: number
  onDone: () => void
}

function Verbs({ object, choice, count, onDone }: VerbsProps) {
  const verbs = useSelectionVerbs(object)
  const chosen = { object, choice, count, onDone }
  return (
    <>
      {object.may.update && <BulkEditButton {...chosen} />}
      {object.may.update && <AssignButton {...chosen} />}
      {'ids' in choice && count > 1 && count <= maxMerged && isMergeable(object) && (
        <Link
          to={mergeAddress(object)}
          search={{ records: choice.ids.join(',') } as never}
          className={buttonLook('quiet')}
        >
          <Merge aria-hidden="true" />
          Merge
        </Link>
      )}
      <Suspense>
        {verbs.map(({ name, component: Verb }) => (
          <Verb key={name} object={object.name} chosen={choice} count={count} onDone={onDone} />
        ))}
      </Suspense>
      {object.may.delete && (
        <Button
          variant="quiet"
          icon={<Trash2 />}
          onClick={async () => (await removeMany(object, choice, count)) && onDone()}
        >
          Delete
        </Button>
      )}
    </>
  )
}
