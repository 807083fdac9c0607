import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { useSession } from '../session.ts'
import { NavList } from './NavList.tsx'
import { RunningWork } from './RunningWork.tsx'

export interface SidebarProps {
  isNarrow: boolean
  onNarrowChange: (isNarrow: boolean) => void
}

/** The way around, on screens wide enough for it. */
export function Sidebar({ isNarrow, onNarrowChange }: SidebarProps) {
  const { business } = useSession()
  const fold = (
    <IconButton
      label={isNarrow ? 'Widen the sidebar' : 'Narrow the sidebar'}
      keys="["
      tooltipSide="right"
      icon={
        isNarrow ? (
          <PanelLeftOpen className="rtl:-scale-x-100" />
        ) : (
          <PanelLeftClose className="rtl:-scale-x-100" />
        )
      }
      onClick={() => onNarrowChange(!isNarrow)}
    />
  )
  return (
    <aside
      aria-label="Sidebar"
      className={classNames(
        'group/sidebar flex h-dvh shrink-0 flex-col border-e border-hairline bg-sunken max-md:hidden',
        isNarrow ? 'w-14' : 'w-56',
      )}
    >
      <div
        className={classNames(
          'flex h-12 shrink-0 items-center gap-2',
          isNarrow ? 'justify-center' : 'ps-4 pe-2',
        )}
      >
        <Logo />
        {!isNarrow && <span className="min-w-0 flex-1 truncate font-semibold">{business.name}</span>}
        {!isNarrow && (
          <span className="opacity-0 transition-opacity group-hover/sidebar:opacity-100 focus-within:opacity-100 touch:opacity-100">
            {fold}
          </span>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pt-1">
        <NavList isNarrow={isNarrow} />
      </div>
      <div
        className={classNames(
          'shrink-0 border-t border-hairline',
          isNarrow ? 'flex flex-col items-center py-2' : 'empty:hidden',
        )}
      >
        {isNarrow && fold}
        <RunningWork isNarrow={isNarrow} />
      </div>
    </aside>
  )
}
