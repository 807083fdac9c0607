import { ChevronDown, Keyboard, LogOut } from 'lucide-react'
import { Avatar } from '../../ui/Avatar.tsx'
import { barButtonLook } from '../../ui/button-look.ts'
import { Menu } from '../../ui/Menu.tsx'
import { toldRole } from '../../ui/texts/told.ts'
import { signOut, useSession } from '../session.ts'

/** Who is signed in, and the way out. */
export function UserMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const { user, role } = useSession()
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={barButtonLook('px-1.5 font-medium')}
          aria-label={`You: ${user.name}`}
        >
          <Avatar name={user.name} size="small" />
          <span className="max-w-32 truncate max-sm:hidden">{firstName(user.name)}</span>
          <ChevronDown className="text-muted max-sm:hidden" />
        </button>
      }
      entries={[
        {
          group: `${user.email} · ${toldRole(role.label)}`,
          entries: [
            { label: 'Keys of this page', icon: <Keyboard />, keys: '?', onSelect: onShowKeys },
            'separator',
            { label: 'Sign out', icon: <LogOut className="rtl:-scale-x-100" />, onSelect: signOut },
          ],
        },
      ]}
    />
  )
}

function firstName(name: string): string {
  return name.split(' ', 1)[0] ?? name
}
