import { Link } from '@tanstack/react-router'
import { Badge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useNavItems } from '../modules-context.ts'
import type { NavItem } from '../web-module.ts'
import { navGroups } from './nav-groups.ts'

/** The places one may go to, grouped along the CRM process. Narrow, they are icons with their words in a tooltip. */
export function NavList({ isNarrow }: { isNarrow: boolean }) {
  const items = useNavItems()
  const within = (group: NavItem['group']) => items.filter((item) => item.group === group)
  const entries = (some: readonly NavItem[]) =>
    some.map((item) => <NavEntry key={item.name} item={item} isNarrow={isNarrow} />)
  return (
    <nav aria-label="Places" className="flex min-h-full flex-col px-2 pb-2">
      <ul>{entries(within(undefined))}</ul>
      {navGroups
        .filter((group) => group !== 'settings' && within(group).length > 0)
        .map((group) => (
          <section key={group} className="mt-4" aria-label={group}>
            {!isNarrow && !saysItself(group, within(group)) && (
              <h2 className="px-2 pb-1 text-small text-muted">{group}</h2>
            )}
            <ul className={isNarrow ? 'border-t border-hairline pt-2' : ''}>{entries(within(group))}</ul>
          </section>
        ))}
      <ul className="mt-auto pt-4">{entries(within('settings'))}</ul>
    </nav>
  )
}

/** A group of one place with the same name needs no heading. */
function saysItself(group: string, items: readonly NavItem[]): boolean {
  return items.length === 1 && items[0]?.label === group
}

function NavEntry({ item, isNarrow }: { item: NavItem; isNarrow: boolean }) {
  const { label, icon: Icon, to, key, useCount = useNoCount } = item
  const count = useCount()
  const link = (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      aria-label={isNarrow ? label : undefined}
      className={classNames(
        'group relative flex h-hit items-center gap-2.5 rounded-md ring-focus text-muted transition-colors hover:bg-hover hover:text-ink data-[status=active]:bg-hover data-[status=active]:font-medium data-[status=active]:text-ink',
        isNarrow ? 'justify-center' : 'px-2',
      )}
    >
      <Icon className="size-4 shrink-0 group-data-[status=active]:text-accent" aria-hidden="true" />
      {!isNarrow && <span className="min-w-0 flex-1 truncate">{label}</span>}
      {!isNarrow && <Badge count={count} />}
      {isNarrow && count > 0 && <span className="absolute end-1 top-1 size-1.5 rounded-full bg-accent" />}
    </Link>
  )
  return (
    <li>
      {isNarrow ? (
        <Tooltip text={label} keys={key && `g ${key}`} side="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  )
}

function useNoCount(): number {
  return 0
}
