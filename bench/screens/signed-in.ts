import type { Page } from 'playwright-core'
import { signIn } from '../../e2e/testing/screens.ts'
import { createOwner } from '../../packages/server/src/modules/governance/people/create-owner.ts'
import { openBrowser } from '../../packages/web/testing/browser.ts'
import type { World } from '../kit/world.ts'

const ana = { name: 'Ana Nowak', email: 'ana@kaffa.example', password: 'a long enough password' }

/** A browser in which the owner of the business is signed in, the owner made if there is none yet. */
export async function openSignedIn({
  services,
  address,
}: Pick<World, 'services' | 'address'>): Promise<{ page: Page; close(): Promise<void> }> {
  const { rows } = await services.pool.query('select from auth_user where email = $1', [ana.email])
  if (rows.length === 0) await createOwner(services, { ...ana, settings: { businessName: 'Kaffa' } })
  const browser = await openBrowser()
  const page = await browser.context.newPage()
  await signIn(page, address, ana)
  return { page, close: browser.close }
}

/** Scrolls by 40 px a frame for two seconds, as a quick hand does, and counts the frames that were drawn. Runs in the browser. */
export function framesPerSecond(selector: string): Promise<number> {
  const scroller = document.querySelector(selector)!
  return new Promise((resolve) => {
    const started = performance.now()
    let frames = 0
    const draw = () => {
      const elapsed = performance.now() - started
      if (elapsed > 2000) return resolve((frames * 1000) / elapsed)
      frames++
      scroller.scrollTop += 40
      requestAnimationFrame(draw)
    }
    requestAnimationFrame(draw)
  })
}
