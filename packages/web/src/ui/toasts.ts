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

let isDrawn = false
const waiting: (() => void)[] = []
let lastId = 0

/** Says in passing what happened; returns the id with which `closeToast` takes it away. */
export function showToast(words: ToastWords): string {
  lastId += 1
  const id = `toast-${lastId}`
  if (isDrawn) add(id, words)
  else waiting.push(() => add(id, words))
  return id
}

/** Called by the `Toaster` once it listens: it is fetched after the page, and no toast may be lost until then. */
export function toasterIsDrawn(): void {
  isDrawn = true
  for (const show of waiting.splice(0)) show()
}

export function closeToast(id: string): void {
  toastManager.close(id)
}

function add(id: string, { title, detail, tone = 'plain', action, timeoutMs }: ToastWords): void {
  const press = () => {
    toastManager.close(id)
    action?.onPress()
  }
  toastManager.add({
    id,
    title,
    description: detail,
    timeout: timeoutMs ?? (action ? 10_000 : 6_000),
    priority: tone === 'bad' ? 'high' : 'low',
    data: { tone, action },
    actionProps: action && { onClick: press },
  })
}
