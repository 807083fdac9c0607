import { useMutation } from '@tanstack/react-query'
import { Ellipsis, KeyRound, LogOut, Pencil, Share2, ShieldOff, UserCheck, UserX } from 'lucide-react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { MenuEntry } from '../../../ui/menu-entry.ts'
import { showToast } from '../../../ui/toasts.ts'
import { type Person, useSecondFactors } from './person.ts'

/** What is asked in a dialog before it is done. */
export type PersonQuestion = 'change' | 'deactivate' | 'password'

export interface PersonMenuProps {
  person: Person
  isMe: boolean
  onAsk: (question: PersonQuestion) => void
}

/** The verbs for somebody. */
export function PersonMenu({ person, isMe, onAsk }: PersonMenuProps) {
  const act = useMutation({
    mutationFn: ({ verb }: { verb: 'activate' | 'sign-out'; said: string }) =>
      api.post(`users/${person.id}/${verb}`),
    onSuccess: (_, { said }) => {
      showToast({ title: said })
      return invalidateTopic('users')
    },
    onError: showProblem,
  })
  const { data: secondFactors } = useSecondFactors()
  const endSecondFactor = useMutation({
    mutationFn: () => api.delete(`users/${person.id}/second-factor`),
    onSuccess: () => {
      showToast({
        title: `${person.name} signs in by password alone.`,
        detail: 'They have been signed out everywhere.',
      })
      return invalidateTopic('second-factors')
    },
    onError: showProblem,
  })
  const entries: MenuEntry[] = person.active
    ? [
        { label: 'Change', icon: <Pencil />, onSelect: () => onAsk('change') },
        {
          label: 'What is shared with them',
          icon: <Share2 />,
          link: (
            <Link to={`/users/${person.id}`} search={{ tab: 'shared' } as never}>
              What is shared with them
            </Link>
          ),
        },
        { label: 'Make a link for a new password', icon: <KeyRound />, onSelect: () => onAsk('password') },
        ...(secondFactors?.has(person.id)
          ? [
              {
                label: 'Turn the second step off',
                icon: <ShieldOff />,
                onSelect: () => endSecondFactor.mutate(),
              },
            ]
          : []),
        {
          label: 'Sign out everywhere',
          icon: <LogOut />,
          onSelect: () => act.mutate({ verb: 'sign-out', said: `${person.name} is signed out everywhere.` }),
        },
        'separator',
        {
          label: 'Deactivate',
          icon: <UserX />,
          danger: true,
          disabled: isMe,
          onSelect: () => onAsk('deactivate'),
        },
      ]
    : [
        {
          label: 'Let in again',
          icon: <UserCheck />,
          onSelect: () => act.mutate({ verb: 'activate', said: `${person.name} can sign in again.` }),
        },
      ]
  return (
    <Menu
      align="end"
      entries={entries}
      trigger={<IconButton label={`More about ${person.name}`} icon={<Ellipsis />} busy={act.isPending} />}
    />
  )
}
