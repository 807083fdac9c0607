import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

export interface RuleDialogProps {
  title: string
  /** Path of the API: `score-rules`. */
  path: string
  /** The rule that is changed; undefined for a new one. */
  rule: { id: string; version: number } | undefined
  /** What is written. */
  values: Record<string, unknown> & { name: string }
  onClose: () => void
  children: ReactNode
}

/** A rule being made or changed. */
export function RuleDialog({ title, path, rule, values, onClose, children }: RuleDialogProps) {
  const formId = useId()
  const save = useMutation({
    mutationFn: () =>
      rule
        ? api.write('PATCH', `${path}/${rule.id}`, values, { ifMatch: rule.version })
        : api.write('POST', path, values),
    onSuccess: async ({ changeSetId }) => {
      await invalidateTopic(path)
      if (changeSetId) offerUndo({ title: `Kept “${values.name}”.`, changeSetId })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={save.isPending}>
            {rule ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={save.error} />
        {children}
      </form>
    </Dialog>
  )
}
