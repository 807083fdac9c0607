import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'

/** Says that nothing can be saved while there is no connection. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 bg-attention-tint px-4 py-1.5 text-attention">
          <WifiOff className="size-4" aria-hidden="true" />
          You are offline. You can read what is here; changes cannot be saved until you are back.
        </p>
      )}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
