import { Toast } from '@base-ui/react/toast'
import type { ReactNode } from 'react'

export interface ToastWords {
  title: ReactNode
  detail?: ReactNode
  tone?: 'plain' | 'bad'
  /** One verb, usually Undo. */
  action?: { label: string; keys?: string; onPress: () => void }
  /** 0 stays until it is closed. Default: 6 s, 10 s with an action. */
  timeoutMs?: number
}

export interface ToastData {
  tone: 'plain' | 'bad'
  action?: { label: string; keys?: string }
}

/** Shared by `showToast` and the `Toaster` that draws them. */
export const toastManager = Toast.createToastManager<ToastData>()

/** Says in passing what happened; returns the id with which `closeToast` takes it away. */
export function showToast({ title, detail, tone = 'plain', action, timeoutMs }: ToastWords): string {
  const id = toastManager.add({
    title,
    description: detail,
    timeout: timeoutMs ?? (action ? 10_000 : 6_000),
    priority: tone === 'bad' ? 'high' : 'low',
    data: { tone, action },
    actionProps: action && {
      onClick: () => {
        toastManager.close(id)
        action.onPress()
      },
    },
  })
  return id
}

export function closeToast(id: string): void {
  toastManager.close(id)
}
