import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { showToast } from '../../../ui/toasts.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import type { RoleDialogProps } from './CopyRoleDialog.tsx'

/** Removes a role that nobody has. */
export function RemoveRoleDialog({ role, open, onOpenChange }: RoleDialogProps) {
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => api.delete(`roles/${role.id}`),
    onSuccess: async () => {
      await navigate({ to: '/settings/roles' })
      showToast({ title: `The role ${role.label} is gone.` })
      await invalidateTopic('roles')
    },
  })
  return (
    <ConfirmDialog
      {...{ open, onOpenChange }}
      title={`Remove the role ${role.label}?`}
      verb="Remove"
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <div className="space-y-3">
        <p className="text-muted">Only a role that nobody and no key has can be removed.</p>
        <ProblemCallout error={remove.error} />
      </div>
    </ConfirmDialog>
  )
}
