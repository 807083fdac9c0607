import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Rules on the page as a whole. They misread an open popup, which lies outside the landmarks and hides the page behind it. */
const rulesOfThePage = ['region', 'aria-hidden-focus', 'page-has-heading-one']

/** What axe finds on a page, each rule with the elements that break it; empty is good. `only` these rules, or all. */
export async function axeFindings(page: Page, only?: readonly string[]): Promise<string[][]> {
  await page.evaluate(untilStill)
  const isPopupOpen = (await page.locator('[data-base-ui-portal] [data-open]').count()) > 0
  const axe = only ? new AxeBuilder({ page }).withRules([...only]) : new AxeBuilder({ page }).withTags(rules)
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
