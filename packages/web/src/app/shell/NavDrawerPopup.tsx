import { Dialog } from '@base-ui/react/dialog'
import { Logo } from '../../ui/Logo.tsx'
import { scrimLook } from '../../ui/scrim-look.ts'
import { useSession } from '../session.ts'
import { NavList } from './NavList.tsx'
import { RunningWork } from './RunningWork.tsx'

export interface NavDrawerPopupProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The drawer itself, from the first time it is opened on. */
export default function NavDrawerPopup({ open, onOpenChange }: NavDrawerPopupProps) {
  const { business } = useSession()
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrimLook} />
        <Dialog.Popup className="fixed inset-y-0 start-0 z-40 flex w-72 max-w-[85vw] flex-col bg-sunken shadow-float outline-none transition-transform duration-140 data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <Dialog.Title className="flex h-14 shrink-0 items-center gap-2 px-4 font-semibold">
            <Logo />
            {business.name}
          </Dialog.Title>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <NavList isNarrow={false} />
          </div>
          <div className="border-t border-hairline empty:hidden">
            <RunningWork isNarrow={false} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
