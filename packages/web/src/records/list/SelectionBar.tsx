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
  count: number
}

/** More than these side by side nobody can look at. */
const maxMerged = 20

/** What can be done with the selected records; comes from below once something is selected. */
export function SelectionBar({ object, selection, filter, count }: SelectionBarProps) {
  const { number } = useFormat()
  const verbs = useSelectionVerbs(object)
  if (count === 0) return null
  const choice: BulkChoice = selection.isAll ? { filter: filter ?? { all: [] } } : { ids: [...selection.ids] }
  const { clear } = selection
  return (
    <section
      aria-label="Selection"
      className="pointer-events-none absolute inset-x-0 bottom-4 z-30 flex justify-center px-4"
    >
      <div className="floating pointer-events-auto flex max-w-full flex-wrap items-center gap-1 py-1.5 ps-4 pe-1.5">
        <p className="me-2 font-medium" role="status">
          {selection.isAll ? `All ${number(count)}` : number(count)} selected
        </p>
        {object.may.update && <BulkEditButton object={object} choice={choice} count={count} onDone={clear} />}
        {object.may.update && <AssignButton object={object} choice={choice} count={count} onDone={clear} />}
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
            <Verb key={name} object={object.name} chosen={choice} count={count} onDone={clear} />
          ))}
        </Suspense>
        {object.may.delete && (
          <Button
            variant="quiet"
            icon={<Trash2 />}
            onClick={async () => (await removeMany(object, choice, count)) && clear()}
          >
            Delete
          </Button>
        )}
        <IconButton label="Select none" keys="escape" icon={<X />} onClick={clear} />
      </div>
    </section>
  )
}
