import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '../../packages/web/testing/browser.ts'
import { ana, openSampleShop } from './open-shop.ts'
import { type Screen, screensOf, settle, signIn } from './screens.ts'

/** Takes the pictures of the documentation: every screen, light and dark, with the sample business in it. */
const target = join(import.meta.dirname, '..', '..', 'docs', 'pictures')
const wanted = process.argv.slice(2)
const shop = await openSampleShop(1_500)
try {
  await mkdir(target, { recursive: true })
  for (const theme of ['light', 'dark'] as const) await takeAll(theme)
} finally {
  await shop.stop()
}

async function takeAll(theme: 'light' | 'dark'): Promise<void> {
  const browser = await openBrowser({ theme })
  const page = await browser.context.newPage()
  await signIn(page, shop.url, ana)
  const isWanted = ({ name }: Screen) =>
    wanted.length > 0 ? wanted.includes(name) : !['settings-account', 'nowhere'].includes(name)
  for (const { name, path } of (await screensOf(page, shop.api)).filter(isWanted)) {
    await page.goto(shop.url + path)
    await settle(page)
    // Pictures within the page are drawn after their place is there.
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(target, `${name}-${theme}.png`), animations: 'disabled' })
    process.stdout.write(`${name}, ${theme}\n`)
  }
  await browser.close()
}
