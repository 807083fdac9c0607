import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Rules on the page as a whole. They misread an open popup, which lies outside the landmarks and hides the page behind it. */
const rulesOfThePage = ['region', 'aria-hidden-focus', 'page-has-heading-one']

/**
 * Style sheets of other places, which we have none of, are not fetched anew; what holds is not listed. Without frames of others the results need no
 * page of their own to be put together on, which is what the legacy mode spares. A look takes half the time.
 */
const onlyWhatIsAsked = { preload: false, resultTypes: ['violations' as const] }

/** What axe finds on a page, each rule with the elements that break it; empty is good. `only` these rules, or all. */
export async function axeFindings(page: Page, only?: readonly string[]): Promise<string[][]> {
  await page.evaluate(untilStill)
  const isPopupOpen = (await page.locator('[data-base-ui-portal] [data-open]').count()) > 0
  const all = new AxeBuilder({ page }).options(onlyWhatIsAsked).setLegacyMode()
  const axe = only ? all.withRules([...only]) : all.withTags(rules)
  const { violations } = await (isPopupOpen ? axe.disableRules(rulesOfThePage) : axe).analyze()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

/** A colour that is still fading in has too little contrast. */
async function untilStill(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}
