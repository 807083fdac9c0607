import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import { classNames } from './class-names.ts'
import { firstFocus } from './first-focus.ts'
import { IconButton } from './IconButton.tsx'
import { scrimLook } from './scrim-look.ts'
import { useTakenFoot } from './use-taken-foot.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  size?: 'small' | 'medium' | 'large'
  /** The verbs, the one that goes on last. */
  footer?: ReactNode
  initialFocus?: RefObject<HTMLElement | null>
  children?: ReactNode
}

const widths = { small: 'sm:w-100', medium: 'sm:w-140', large: 'sm:w-200' }

/** The dialog itself, from the first time it is opened on. */
export default function DialogPopup(props: DialogProps) {
  const { open, onOpenChange, title, description, size = 'medium', footer, initialFocus, children } = props
  const popup = useRef<HTMLDivElement>(null)
  useTakenFoot('dialog', open && footer !== undefined)
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={scrimLook} />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-y-auto sm:items-start sm:px-4 sm:py-[10vh]">
          <Base.Popup
            ref={popup}
            initialFocus={initialFocus ?? firstFocus(popup)}
            className={classNames(
              'floating relative flex max-h-[92dvh] w-full flex-col outline-none transition-[opacity,transform] duration-120 max-sm:rounded-b-none sm:max-h-[80vh]',
              'data-ending-style:translate-y-1 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0',
              widths[size],
            )}
          >
            <header className="flex items-start gap-3 px-5 pt-4 pb-2">
              <div className="min-w-0 flex-1 pt-1">
                <Base.Title className="text-large font-semibold">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-muted">{description}</Base.Description>
                )}
              </div>
              <Base.Close render={<IconButton label="Close" icon={<X />} keys="escape" />} />
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
            {footer && (
              <footer className="flex justify-end gap-2 border-t border-hairline px-5 py-3">{footer}</footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
