import type { Page } from 'playwright-core'
import { axeFindings } from '../../packages/web/testing/axe.ts'
import { goTo, type Screen, settle } from './screens.ts'

/** A low window: lists draw fewer rows, all of which are alike to axe. */
const wide = { width: 1440, height: 560 }
const phone = { width: 390, height: 844 }

/** What is wrong with a screen of the app that is open: complaints of the browser, what axe finds in light and dark, what is too wide for a phone; `except` for parts that others look at. */
export async function faultsOf(
  page: Page,
  { path }: Screen,
  except: readonly string[] = [],
): Promise<string[]> {
  const faults: string[] = []
  const note = (text: string) => faults.push(text)
  const onConsole = (message: { type: () => string; text: () => string }) =>
    message.type() === 'error' && note(`console: ${message.text()}`)
  const onError = (error: Error) => note(`error: ${error.message}`)
  page.on('console', onConsole).on('pageerror', onError)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(phone)
  await goTo(page, path)
  await settle(page)
  const tooWide = await page.evaluate(pixelsTooWide)
  if (tooWide > 0) note(`${tooWide} px too wide for a phone`)
  await page.setViewportSize(wide)
  await settle(page)
  for (const found of await axeFindings(page, { except })) note(`axe, light: ${found.join(' ')}`)
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const found of await axeFindings(page, { only: ['color-contrast'], except }))
    note(`axe, dark: ${found.join(' ')}`)
  page.off('console', onConsole).off('pageerror', onError)
  return faults
}

/** How much one would have to scroll sideways. Tables may, within themselves. */
function pixelsTooWide(): number {
  const main = document.querySelector('main')
  return Math.max(
    document.documentElement.scrollWidth - innerWidth,
    main ? main.scrollWidth - main.clientWidth : 0,
  )
}
