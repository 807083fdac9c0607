import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../../app/api.ts'
import { FormDialog } from '../../../app/FormDialog.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'

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
  return (
    <FormDialog
      {...{ title, onClose }}
      verb={rule ? 'Save' : 'Add'}
      busy={save.isPending}
      error={save.error}
      onSubmit={save.mutate}
    >
      {children}
    </FormDialog>
  )
}
