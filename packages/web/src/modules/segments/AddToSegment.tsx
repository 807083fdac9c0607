import { useMutation } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { api, type Written } from '../../app/api.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import type { SelectionVerbProps } from '../../app/web-module.ts'
import { AddPeopleDialog } from '../../records/list/AddPeopleDialog.tsx'
import { RecordPicker } from '../../records/picker/RecordPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { showToast } from '../../ui/toasts.ts'

/** What the server says: done, or begun in the background because they are very many. */
type PickedAnswer = { added: number; already: number } | { runId: string }

/** Adds the selected people, or whoever the selected records belong to, to a segment that is there or a new one. */
export default function AddToSegment(props: SelectionVerbProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" icon={<UserPlus />} onClick={() => setOpen(true)}>
        Add to segment
      </Button>
      {isOpen && <AddDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function AddDialog({ onClose, ...selection }: SelectionVerbProps & { onClose: () => void }) {
  const may = useMay()
  const [isNew, setNew] = useState(!may('segment.update'))
  const [name, setName] = useState('')
  const [segment, setSegment] = useState<{ id: string; name: string } | null>(null)
  const add = useAdd(selection, onClose)
  const isReady = isNew ? name.trim() !== '' : segment !== null
  const submit = () => add.mutate(isNew ? { name: name.trim() } : segment!)
  return (
    <AddPeopleDialog
      {...selection}
      addTo="a segment"
      description="They are picked by hand, and can be taken out again. It can be undone."
      isReady={isReady}
      isBusy={add.isPending}
      error={add.error}
      onAdd={submit}
      onClose={onClose}
    >
      {may('segment.create') && may('segment.update') && (
        <SegmentedControl
          label="Which segment"
          value={isNew ? 'new' : 'known'}
          onValueChange={(value) => setNew(value === 'new')}
          options={[
            { value: 'known', label: 'One that is there' },
            { value: 'new', label: 'A new one' },
          ]}
        />
      )}
      {isNew ? (
        <Field label="Name" hint="It will be of these people alone, until you say more.">
          <TextInput
            value={name}
            onValueChange={setName}
            maxLength={200}
            placeholder="Guests of the tasting"
          />
        </Field>
      ) : (
        <Field
          label="Segment"
          hint="Whoever satisfies its condition stays in it; these people are added by hand."
        >
          <RecordPicker
            object="segment"
            value={segment?.id ?? null}
            onValueChange={(id, title) => setSegment(id === null ? null : { id, name: title ?? '' })}
          />
        </Field>
      )}
    </AddPeopleDialog>
  )
}

function useAdd({ object, chosen, onDone }: SelectionVerbProps, onClose: () => void) {
  const { number } = useFormat()
  return useMutation({
    mutationFn: ({ id, name }: { id?: string; name: string }) =>
      api.write<PickedAnswer>('POST', id ? `segments/${id}/members` : 'segments/picked', {
        ...(id ? {} : { name }),
        object,
        ...chosen,
      }),
    onSuccess: async ({ data, changeSetId }: Written<PickedAnswer>, { name }) => {
      await Promise.all([invalidateTopic('segments'), invalidateTopic('contacts')])
      if ('runId' in data)
        showToast({ title: `Adding them to “${name}”. You can go on meanwhile; Undo waits in the history.` })
      else {
        const { added, already } = data
        const detail = already > 0 ? `${number(already)} had been picked for it before.` : undefined
        if (added === 0) showToast({ title: `Nobody had to be added to “${name}”.`, detail })
        else
          offerUndo({
            title: `Added ${number(added)} ${added === 1 ? 'person' : 'people'} to “${name}”.`,
            detail,
            changeSetId,
          })
      }
      onClose()
      onDone()
    },
  })
}
