import { dayAt } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

/** Writes down something to do, in one line. */
export function AddTask() {
  const { user } = useSession()
  const { timeZone } = useFormat()
  const [title, setTitle] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(() => dayAt(new Date(), timeZone))
  const add = useMutation({
    mutationFn: () => api.write('POST', 'tasks', { title: title.trim(), dueOn, ownerId: user.id }),
    onSuccess: ({ changeSetId }) => {
      offerUndo({ title: `Added: ${title.trim()}`, changeSetId })
      setTitle('')
    },
    onSettled: () => invalidateTopic('tasks'),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() !== '') add.mutate()
  }
  return (
    <form onSubmit={submit} className="space-y-1.5">
      <div className="flex items-center gap-1.5">
        <TextInput
          aria-label="Something to do"
          placeholder="Something to do…"
          value={title}
          onValueChange={setTitle}
          maxLength={300}
        />
        <IconButton
          type="submit"
          variant="secondary"
          label="Add the task"
          icon={<Plus />}
          busy={add.isPending}
          disabled={title.trim() === ''}
        />
      </div>
      {title !== '' && <DateInput aria-label="Due on" value={dueOn} onValueChange={setDueOn} />}
      <ProblemCallout error={add.error} />
    </form>
  )
}
