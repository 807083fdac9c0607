import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { ViewFacts } from './view-verbs.ts'

export interface ViewDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** As they are now, for a view that there is. */
  start: ViewFacts
  onSave: (facts: ViewFacts) => Promise<void>
}

/** Names a view and says who sees it, where it stands and for whom the list opens with it. */
export function ViewDialog({ open, onOpenChange, title, start, onSave }: ViewDialogProps) {
  const [facts, setFacts] = useState(start)
  const [error, setError] = useState<unknown>()
  const save = async () => {
    try {
      await onSave({ ...facts, name: facts.name.trim() })
      onOpenChange(false)
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={title}
      description="Layout, filter, order and columns, as they are now."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form="view-form" variant="primary" disabled={facts.name.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="view-form"
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <ProblemCallout error={error} />
        <Field label="Name">
          <TextInput
            value={facts.name}
            onValueChange={(name) => setFacts({ ...facts, name })}
            maxLength={200}
          />
        </Field>
        <ViewReach facts={facts} onChange={(change) => setFacts({ ...facts, ...change })} />
        <Checkbox
          checked={facts.pinned}
          onCheckedChange={(pinned) => setFacts({ ...facts, pinned })}
          hint="Otherwise it is in the menu beside the tabs."
        >
          As a tab above the list
        </Checkbox>
      </form>
    </Dialog>
  )
}

interface ViewReachProps {
  facts: ViewFacts
  onChange: (change: Partial<ViewFacts>) => void
}

const reaches = [
  { value: 'mine', label: 'Only me' },
  { value: 'team', label: 'My team', hint: 'Whoever counts me among their team.' },
  { value: 'all', label: 'Everybody' },
] as const

/** Who sees a view. What everybody sees can be what a role finds when it opens the list. */
function ViewReach({ facts, onChange }: ViewReachProps) {
  const mayShare = useMay()('view.share')
  const { shared, sharedWithTeam, defaultForId } = facts
  const reach = shared ? 'all' : sharedWithTeam ? 'team' : 'mine'
  return (
    <>
      <RadioGroup
        label="Who sees it"
        value={reach}
        options={mayShare || shared ? reaches : reaches.slice(0, 2)}
        onValueChange={(next) =>
          onChange({
            shared: next === 'all',
            sharedWithTeam: next === 'team',
            ...(next === 'all' ? {} : { defaultForId: null }),
          })
        }
      />
      {shared && mayShare && (
        <OpensFor roleId={defaultForId} onChange={(next) => onChange({ defaultForId: next })} />
      )}
    </>
  )
}

const nobody = 'nobody'

function OpensFor({
  roleId,
  onChange,
}: {
  roleId: string | null
  onChange: (roleId: string | null) => void
}) {
  const roles = useQuery(
    apiQuery<ListPage<{ id: string; label: string }>>('roles', {
      fields: 'label',
      sort: 'label',
      limit: 100,
    }),
  )
  if (!roles.data) return null
  const options = roles.data.data.map(({ id, label }) => ({ value: id, label }))
  return (
    <Field label="The list opens with it for">
      <Select
        value={roleId ?? nobody}
        options={[{ value: nobody, label: 'Nobody' }, ...options]}
        onValueChange={(next) => onChange(next === nobody ? null : next)}
      />
    </Field>
  )
}
