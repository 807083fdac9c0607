import { Search } from 'lucide-react'
import { Breadcrumbs } from '../../ui/Breadcrumbs.tsx'
import { barButtonLook } from '../../ui/button-look.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useBarItems } from '../modules-context.ts'
import { showPalette } from '../palette/palette-state.ts'
import { useCrumbs } from './crumbs.tsx'
import { NavDrawer } from './NavDrawer.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { UserMenu } from './UserMenu.tsx'

/** Where one is, the way to everything else, and oneself. */
export function TopBar({ onShowKeys }: { onShowKeys: () => void }) {
  const crumbs = useCrumbs()
  const barItems = useBarItems()
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-hairline px-3 md:ps-6">
      <NavDrawer />
      <div className="min-w-0 flex-1">
        <Breadcrumbs crumbs={crumbs} />
      </div>
      <button
        type="button"
        onClick={() => showPalette('all')}
        className={barButtonLook('text-muted hover:text-ink max-sm:w-hit sm:px-3')}
      >
        <Search aria-hidden="true" />
        <span className="max-sm:sr-only">Search or do…</span>
        <span className="flex max-sm:hidden">
          <Kbd keys="mod+k" />
        </span>
      </button>
      {barItems.map((Item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the modules are the same as long as the app runs
        <Item key={at} />
      ))}
      <ThemeMenu />
      <UserMenu onShowKeys={onShowKeys} />
    </header>
  )
}
