import { useMutation, useQuery } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { When } from '../../../ui/When.tsx'
import { Row, Rows } from '../Rows.tsx'
import { useRoles } from '../roles/role.ts'

interface Invitation {
  id: string
  email: string
  roleId: string
  expiresAt: string
}

/** Who was invited and has not come yet; nothing when there is nobody. */
export function Invitations() {
  const { data } = useQuery({
    ...apiQuery<{ data: Invitation[] }>('invitations'),
    meta: { topics: ['invitations'] },
  })
  if (!data || data.data.length === 0) return null
  return (
    <section aria-labelledby="invited">
      <SectionHeader id="invited" title="Invited" count={data.data.length} />
      <Rows label="Invited">
        {data.data.map((invitation) => (
          <InvitationRow key={invitation.id} {...invitation} />
        ))}
      </Rows>
    </section>
  )
}

function InvitationRow({ id, email, roleId, expiresAt }: Invitation) {
  const { data: roles } = useRoles()
  const takeBack = useMutation({
    mutationFn: () => api.delete(`invitations/${id}`),
    onSuccess: () => {
      showToast({ title: `The link for ${email} leads nowhere any more.` })
      return invalidateTopic('invitations')
    },
    onError: showProblem,
  })
  return (
    <Row
      lead={<Mail />}
      title={email}
      detail={
        <>
          {roles?.find((role) => role.id === roleId)?.label} · ends <When at={expiresAt} />
        </>
      }
      end={
        <Button variant="quiet" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
          Take back
        </Button>
      }
    />
  )
}
