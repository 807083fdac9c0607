import { Toast } from '@base-ui/react/toast'
import { CircleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { barButtonLook } from './button-look.ts'
import { classNames } from './class-names.ts'
import { IconButton } from './IconButton.tsx'
import { Kbd } from './Kbd.tsx'
import { type ToastData, toasterIsDrawn, toastManager } from './toasts.ts'

/** Where toasts appear, at the foot of the screen. One, around the app; F6 reaches it. */
export default function Toaster() {
  useEffect(toasterIsDrawn, [])
  return (
    <Toast.Provider toastManager={toastManager}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label="Notifications"
          className={classNames(
            'fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-110 flex-col gap-2 outline-none sm:start-auto sm:end-6 sm:mx-0 sm:w-max sm:min-w-80',
            besideWhatIsOpen,
          )}
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

/** The verbs of a sheet or a dialog stay free: toasts stand above them where these reach the foot of the screen, and beside a sheet where there is room. */
const besideWhatIsOpen =
  '[html[data-foot]_&]:max-sm:bottom-19 [html[data-foot=sheet]_&]:bottom-19 [html[data-foot=sheet]_&]:lg:end-121 [html[data-foot=sheet]_&]:lg:bottom-4'

function Toasts() {
  const { toasts } = Toast.useToastManager<ToastData>()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'left']}
      className="floating w-full transition-[opacity,transform] duration-140 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-center gap-2 py-1.5 ps-3.5 pe-1.5">
        {toast.data?.tone === 'bad' && (
          <CircleAlert className="size-4 shrink-0 text-bad" aria-hidden="true" />
        )}
        <div className="min-w-0 flex-1 py-1">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-muted" />
        </div>
        {toast.data?.action && (
          <Toast.Action className={barButtonLook('px-2.5 font-medium text-accent')}>
            {toast.data.action.label}
            {toast.data.action.keys && <Kbd keys={toast.data.action.keys} />}
          </Toast.Action>
        )}
        <Toast.Close render={<IconButton label="Dismiss" icon={<X />} />} />
      </Toast.Content>
    </Toast.Root>
  ))
}
