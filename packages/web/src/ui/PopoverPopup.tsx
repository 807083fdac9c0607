import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface PopoverPopupProps {
  trigger: ReactElement
  title?: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  className?: string
  /** What is inside; `close` closes it, after a choice was made. */
  children: ReactNode | ((close: () => void) => ReactNode)
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The popover itself, from the first press on. */
export default function PopoverPopup(props: PopoverPopupProps) {
  const { trigger, title, open, onOpenChange, align = 'start', side = 'bottom', className, children } = props
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={12} className="z-50">
          <Base.Popup
            className={classNames(
              'floating popping max-h-(--available-height) w-80 max-w-(--available-width) overflow-y-auto p-4 outline-none',
              className,
            )}
          >
            {title && <Base.Title className="mb-2 font-semibold">{title}</Base.Title>}
            {typeof children === 'function' ? children(() => onOpenChange(false)) : children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
