import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { classNames } from './class-names.ts'
import { firstFocus } from './first-focus.ts'
import { IconButton } from './IconButton.tsx'
import { scrimLook } from './scrim-look.ts'
import { useTakenFoot } from './use-taken-foot.ts'

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** Where it comes from: `end` for details of something, `start` for the way around. */
  side?: 'start' | 'end'
  /** Leaves the page behind it usable, to look at one thing after another. */
  modal?: boolean
  footer?: ReactNode
  className?: string
  children: ReactNode
}

/** The sheet itself, from the first time it is opened on. */
export default function SheetPopup(props: SheetProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    side = 'end',
    modal = true,
    footer,
    className,
    children,
  } = props
  const popup = useRef<HTMLDivElement>(null)
  useTakenFoot('sheet', open && side === 'end' && footer !== undefined)
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={modal} disablePointerDismissal={!modal}>
      <Base.Portal>
        {modal && <Base.Backdrop className={scrimLook} />}
        <Base.Popup
          ref={popup}
          initialFocus={firstFocus(popup)}
          className={classNames(sheetLook, side === 'end' ? fromEnd : fromStart, className)}
        >
          <header className="flex items-start gap-3 border-b border-hairline px-5 py-3">
            <div className="min-w-0 flex-1 pt-1">
              <Base.Title className="text-large font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-0.5 text-muted">{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton label="Close" icon={<X />} keys="escape" />} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t border-hairline px-5 py-3">{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

const sheetLook =
  'fixed inset-y-0 z-40 flex w-full flex-col border-hairline bg-raised shadow-float outline-none transition-[opacity,transform] duration-140 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:w-115'
const fromEnd = 'end-0 sm:border-s data-ending-style:translate-x-4 data-starting-style:translate-x-4'
const fromStart = 'start-0 sm:border-e data-ending-style:-translate-x-4 data-starting-style:-translate-x-4'
