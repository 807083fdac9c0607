/** The part of the page that one has come for, where there is a way around beside it: `<div {...pageProps}>`. A page that comes late takes the focus that waits for it. */
export const pageProps = {
  'data-page': '',
  tabIndex: -1,
  ref(page: HTMLElement | null) {
    if (document.activeElement?.id === 'main') page?.focus({ preventScroll: true })
  },
}

/** Puts the focus where the page begins, past every way around, so that keyboard and screen reader begin there. */
export function focusPage(): void {
  const main = document.getElementById('main')
  const page = main?.querySelector<HTMLElement>('[data-page]') ?? main
  page?.focus({ preventScroll: true })
}
