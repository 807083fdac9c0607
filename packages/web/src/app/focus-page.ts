/** The part of the page that one has come for, where there is a way around beside it: `<div {...pageProps}>`. */
export const pageProps = { 'data-page': '', tabIndex: -1 }

/** Puts the focus where the page begins, past every way around, so that keyboard and screen reader begin there. */
export function focusPage(): void {
  const main = document.getElementById('main')
  const page = main?.querySelector<HTMLElement>('[data-page]') ?? main
  page?.focus({ preventScroll: true })
}
