import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { useMay, useSession } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { MentionArea } from '../mentions/MentionArea.tsx'
import { type Composed, type ComposedKind, keep } from './composed.ts'

const kinds = [
  {
    value: 'note',
    label: 'Note',
    permission: 'note.create',
    words: 'What is worth remembering?',
    done: 'Note kept.',
  },
  {
    value: 'task',
    label: 'Task',
    permission: 'task.create',
    words: 'What is to be done?',
    done: 'Task added.',
  },
  {
    value: 'call',
    label: 'Call',
    permission: 'touchpoint.create',
    words: 'What was said?',
    done: 'Call kept.',
  },
  {
    value: 'meeting',
    label: 'Meeting',
    permission: 'touchpoint.create',
    words: 'What was agreed?',
    done: 'Meeting kept.',
  },
  {
    value: 'visit',
    label: 'Visit',
    permission: 'touchpoint.create',
    words: 'What happened?',
    done: 'Visit kept.',
  },
] as const satisfies readonly { value: ComposedKind; [word: string]: string }[]

const empty: Composed = { kind: 'note', text: '', dueOn: null, at: null }

/** Writes down what happened with a person or is to be done: a note, a task, a call, a meeting. */
export function Composer({ contactId }: { contactId: string }) {
  const may = useMay()
  const [composed, setComposed] = useState(empty)
  const open = kinds.filter(({ permission }) => may(permission))
  const kind = open.find(({ value }) => value === composed.kind) ?? open[0]
  const clear = () => setComposed({ ...empty, kind: composed.kind })
  const { save, isBusy } = useKeep(
    contactId,
    { ...composed, kind: kind?.value ?? 'note' },
    kind?.done ?? '',
    clear,
  )
  if (!kind) return null
  const press = ({ key, metaKey, ctrlKey }: KeyboardEvent) => {
    if (key === 'Enter' && (metaKey || ctrlKey)) void save()
  }
  return (
    <form onSubmit={save} aria-label="Write something down" className="mb-6 space-y-2">
      <div className="overflow-x-auto">
        <SegmentedControl
          label="What it is"
          options={open}
          value={kind.value}
          onValueChange={(value) => setComposed({ ...composed, kind: value })}
        />
      </div>
      <MentionArea
        object="contact"
        recordId={contactId}
        aria-label={kind.words}
        placeholder={`${kind.words} @ mentions a colleague.`}
        rows={2}
        value={composed.text}
        onValueChange={(text) => setComposed({ ...composed, text })}
        onKeyDown={press}
      />
      <div className="flex flex-wrap items-center gap-2">
        {kind.value === 'task' && (
          <DateInput
            aria-label="Due"
            className="w-40!"
            value={composed.dueOn}
            onValueChange={(dueOn) => setComposed({ ...composed, dueOn })}
          />
        )}
        <Button type="submit" variant="primary" busy={isBusy} disabled={composed.text.trim() === ''}>
          Keep it
        </Button>
        <span className="text-muted max-sm:hidden">
          <Kbd keys="mod+enter" />
        </span>
      </div>
    </form>
  )
}

function useKeep(contactId: string, composed: Composed, done: string, onKept: () => void) {
  const { user } = useSession()
  const [isBusy, setBusy] = useState(false)
  const save = async (event?: FormEvent) => {
    event?.preventDefault()
    if (composed.text.trim() === '' || isBusy) return
    setBusy(true)
    try {
      const { changeSetId } = await keep(composed, contactId, user.id)
      onKept()
      offerUndo({ title: done, changeSetId })
      await queryClient.invalidateQueries()
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { save, isBusy }
}
