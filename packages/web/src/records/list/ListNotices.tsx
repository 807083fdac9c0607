import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { List } from './use-list.ts'

/** What the address of a list says that cannot be shown, with the mend. */
export function ListNotices({ list: { state, change, isMissing, faults, view } }: { list: List }) {
  const { list } = useFormat()
  if (isMissing)
    return (
      <Notice
        title="This view is not there any more, or it is not shared with you."
        verb="Show the list without it"
        onMend={() => change({ view: undefined })}
      />
    )
  if (faults.names.length === 0) return null
  const names = list(faults.names.map((name) => `“${name.slice(0, 60)}”`))
  const isOne = faults.names.length === 1
  return (
    <Notice
      title={`This ${view && !state.columns ? 'view' : 'link'} speaks of ${names}, which ${isOne ? 'is a field' : 'are fields'} that there ${isOne ? 'is' : 'are'} no more.`}
      verb={isOne ? 'Leave it out' : 'Leave them out'}
      onMend={() => change(faults.mend)}
    />
  )
}

function Notice({ title, verb, onMend }: { title: string; verb: string; onMend: () => void }) {
  return (
    <div className="mt-3">
      <Callout
        tone="attention"
        title={title}
        action={
          <Button variant="secondary" onClick={onMend}>
            {verb}
          </Button>
        }
      />
    </div>
  )
}
