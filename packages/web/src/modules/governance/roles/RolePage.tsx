import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { apiQuery } from '../../../app/api-query.ts'
import { usePageTitle } from '../../../app/page-title.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { told, toldRole } from '../../../ui/texts/told.ts'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { CopyRoleDialog } from './CopyRoleDialog.tsx'
import { RemoveRoleDialog } from './RemoveRoleDialog.tsx'
import { RoleEditor } from './RoleEditor.tsx'
import type { StoredRole } from './role.ts'

/** What one role opens: records, fields and further acts. */
export function RolePage() {
  const { roleId } = useParams({ from: '/shell/settings/roles/$roleId' })
  const asked = useQuery({ ...apiQuery<StoredRole>(`roles/${roleId}`), meta: { topics: ['roles'] } })
  usePageTitle(asked.data?.label)
  return (
    <Guarded permission="role.manage" what="the roles">
      <Answer asked={asked} what="this role">
        {(role) => <Role role={role} />}
      </Answer>
    </Guarded>
  )
}

function Role({ role }: { role: StoredRole }) {
  const [dialog, setDialog] = useState<'copy' | 'remove'>()
  const isOpen = (which: typeof dialog) => ({
    role,
    open: dialog === which,
    onOpenChange: (open: boolean) => setDialog(open ? which : undefined),
  })
  return (
    <>
      <PageHeader
        title={toldRole(role.label)}
        description={role.description && told(role.description)}
        actions={
          <>
            {!role.builtIn && (
              <Button icon={<Trash2 />} onClick={() => setDialog('remove')}>
                Remove
              </Button>
            )}
            <Button icon={<Copy />} onClick={() => setDialog('copy')}>
              Copy
            </Button>
          </>
        }
      />
      {role.key === 'owner' ? (
        <Callout title="An owner may do everything.">
          This role stays as it is, so that nobody locks everybody out. Copy it and change the copy.
        </Callout>
      ) : (
        <RoleEditor key={`${role.id} ${role.version}`} role={role} />
      )}
      <CopyRoleDialog {...isOpen('copy')} />
      <RemoveRoleDialog {...isOpen('remove')} />
    </>
  )
}
