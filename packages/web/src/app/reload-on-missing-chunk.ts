const storageKey = 'regulars.reloaded-at'

/**
 * After an update of the server, a page that stayed open may ask for files that are gone; loading it anew mends that. Once a
 * minute at most, lest a file that is missing for good reloads for ever; then the page's error says so.
 */
export function reloadOnceOnMissingChunk(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0)
    if (Date.now() - last < 60_000) return
    event.preventDefault()
    sessionStorage.setItem(storageKey, String(Date.now()))
    location.reload()
  })
}
