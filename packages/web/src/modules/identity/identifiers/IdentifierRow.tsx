import { identifierKinds } from '@regulars/model'
import { BadgeCheck, MoreHorizontal, Trash2, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { MenuEntry } from '../../../ui/menu-entry.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { markIdentifier, removeIdentifier } from './change-identifier.ts'
import { type Identifier, saySeen, shownValue } from './identifiers.ts'
import { kindIcons } from './kind-icons.tsx'

interface IdentifierRowProps {
  identifier: Identifier
  mayUpdate: boolean
  mayDelete: boolean
}

/** One thing by which somebody is known: its kind, its value, whether it is verified and whether it is shared. */
export function IdentifierRow({ identifier, mayUpdate, mayDelete }: IdentifierRowProps) {
  const { near } = useFormat()
  const { kind, verified, shared } = identifier
  const { label } = identifierKinds[kind]
  const Icon = kindIcons[kind]
  const entries = entriesFor(identifier, mayUpdate, mayDelete)
  return (
    <li className="flex min-h-hit items-center gap-2.5 border-b border-hairline last:border-0">
      <Tooltip text={label}>
        <span className="text-muted">
          <Icon className="size-4" aria-hidden="true" />
          <span className="sr-only">{label}: </span>
        </span>
      </Tooltip>
      <Tooltip text={saySeen(identifier, near)}>
        <span className="min-w-0 flex-1 truncate tabular-nums">{shownValue(identifier)}</span>
      </Tooltip>
      {shared && <Mark icon={<Users className="size-4 text-attention" />} text="Shared by several people" />}
      {verified && <Mark icon={<BadgeCheck className="size-4 text-good" />} text="Verified" />}
      {entries.length > 0 && (
        <Menu
          trigger={<IconButton label={`More about ${shownValue(identifier)}`} icon={<MoreHorizontal />} />}
          entries={entries}
        />
      )}
    </li>
  )
}

function Mark({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <Tooltip text={text}>
      <span>
        <span aria-hidden="true">{icon}</span>
        <span className="sr-only">{text}</span>
      </span>
    </Tooltip>
  )
}

function entriesFor(identifier: Identifier, mayUpdate: boolean, mayDelete: boolean): MenuEntry[] {
  const { verified, shared, field } = identifier
  const marks: MenuEntry[] = [
    {
      label: verified ? 'Not verified' : 'Verified as theirs',
      icon: <BadgeCheck />,
      onSelect: () =>
        void markIdentifier(
          identifier,
          { verified: !verified },
          verified
            ? `${shownValue(identifier)} is not verified any more.`
            : `${shownValue(identifier)} is verified.`,
        ),
    },
    {
      label: shared ? 'Theirs alone' : 'Shared by several people',
      icon: <Users />,
      onSelect: () =>
        void markIdentifier(
          identifier,
          { shared: !shared },
          shared ? `${shownValue(identifier)} is theirs alone.` : `${shownValue(identifier)} is shared.`,
        ),
    },
  ]
  const remove: MenuEntry = {
    label: 'Remove',
    icon: <Trash2 />,
    danger: true,
    onSelect: () => void removeIdentifier(identifier),
  }
  // What stands in a field of the person goes with it.
  return [...(mayUpdate ? marks : []), ...(mayDelete && !field ? [remove] : [])]
}
