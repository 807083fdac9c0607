import { inSentence } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { showProblem } from '../../../app/problem-toast.ts'
import { ObjectIcon } from '../../../records/objects/ObjectIcon.tsx'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { When } from '../../../ui/When.tsx'
import { Row, Rows } from '../Rows.tsx'
import { KindIcon } from './KindIcon.tsx'
import { restoreShape, useRemovedShapes } from './shape.ts'

/** Objects and fields that were removed, to be taken back with the values they had; nothing when there are none. */
export function RemovedShapes({ of }: { of?: string }) {
  const { data } = useRemovedShapes()
  const catalogue = useObjects()
  const objects = of === undefined ? (data?.objects ?? []) : []
  const fields =
    data?.fields.filter(({ object }) => (of === undefined ? catalogue.find(object) : object === of)) ?? []
  if (objects.length + fields.length === 0) return null
  return (
    <section className="mt-10" aria-label="In the bin">
      <SectionHeader title="In the bin" description="They come back with everything that was in them." />
      <Rows label="In the bin">
        {objects.map(({ id, label, icon, removedAt }) => (
          <Row
            key={id}
            lead={<ObjectIcon icon={icon ?? 'box'} />}
            title={label}
            detail={<Removed at={removedAt} what="Object" />}
            end={<RestoreButton which="removed" id={id} label={label} />}
          />
        ))}
        {fields.map(({ id, object, label, kind, removedAt }) => (
          <Row
            key={id}
            lead={<KindIcon field={{ kind }} />}
            title={label}
            detail={
              <Removed
                at={removedAt}
                what={`Field of ${inSentence(catalogue.find(object)?.labelPlural ?? '')}`}
              />
            }
            end={<RestoreButton which="removed-fields" id={id} label={label} />}
          />
        ))}
      </Rows>
    </section>
  )
}

const Removed = ({ at, what }: { at: string; what: string }) => (
  <>
    {what}, removed <When at={at} />
  </>
)

function RestoreButton({
  which,
  id,
  label,
}: {
  which: 'removed' | 'removed-fields'
  id: string
  label: string
}) {
  const restore = useMutation({ mutationFn: () => restoreShape(which, id), onError: showProblem })
  return (
    <Button icon={<RotateCcw />} busy={restore.isPending} onClick={() => restore.mutate()}>
      Bring back<span className="sr-only"> {label}</span>
    </Button>
  )
}
