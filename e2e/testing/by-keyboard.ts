import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a control is: its role and its whole name, or what its name is like. */
export interface Control {
  role: Parameters<Page['getByRole']>[0]
  name: string | RegExp
  /** Where it is looked for; the page unless given. */
  within?: Locator
}

export interface Way {
  /** Against the order of the page. */
  back?: boolean
  /** After so many stops one has got lost; 15 unless given. */
  most?: number
}

const mostStops = 15

/** Drives a page as somebody without a pointer does. */
export interface ByKeyboard {
  press: (...keys: string[]) => Promise<void>
  type: (text: string) => Promise<void>
  /**
   * Goes from stop to stop until a control has the focus, and looks that it shows.
   * @throws Error when it is not reached, or the focus was lost before: with the stops that were passed
   */
  tabTo: (control: Control, way?: Way) => Promise<void>
  /** Goes there and writes, in place of what stands there. */
  fill: (control: Control, text: string, way?: Way) => Promise<void>
  /** Goes to a button or link and presses it. */
  use: (control: Control, way?: Way) => Promise<void>
  /** Goes to what offers a list, a select or a combobox, types an option and takes it. */
  choose: (control: Control, option: string, way?: Way) => Promise<void>
  /** Waits until the focus is, by itself, in something that has opened or come. */
  arriveIn: (place: Locator) => Promise<void>
  /** Past the sidebar, as the first stop of each page that was loaded anew offers. */
  skipToPage: () => Promise<void>
}

/** The hands of somebody without a pointer, on a page. */
export function byKeyboard(page: Page): ByKeyboard {
  const press = (...keys: string[]) => pressAll(page, keys)
  const type = (text: string) => page.keyboard.type(text)
  const tabTo: ByKeyboard['tabTo'] = (control, way) => goTo(page, control, way)
  return {
    press,
    type,
    tabTo,
    async fill(control, text, way) {
      await tabTo(control, way)
      await press('ControlOrMeta+a')
      await type(text)
    },
    async use(control, way) {
      await tabTo(control, way)
      await press('Enter')
    },
    async choose(control, option, way) {
      await tabTo(control, way)
      await take(page, option)
    },
    arriveIn: waitForFocus,
    async skipToPage() {
      await press('Tab')
      await expectVisibleFocus(page)
      await press('Enter')
      await waitForFocus(page.locator('main'))
    },
  }
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function goTo(page: Page, control: Control, { back = false, most = mostStops }: Way = {}) {
  const { role, name, within = page.locator('body') } = control
  const wanted = within.getByRole(role, { name, exact: typeof name === 'string' })
  await wanted.first().waitFor()
  await expect.poll(() => page.evaluate(stopWithFocus), { message: 'the focus is somewhere' }).toBeDefined()
  const passed: string[] = []
  while (!(await isFocused(wanted))) {
    const stop = await page.evaluate(stopWithFocus)
    passed.push(stop ?? 'nothing')
    if (stop === undefined) throw new Error(`The focus is lost on the way to ${words(control, passed)}`)
    if (passed.length > most) throw new Error(`Not within ${most} stops: ${words(control, passed)}`)
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  await expectVisibleFocus(page)
}

/** Takes an option of what has the focus: a list of choices is opened first, a combobox opens as one types. */
async function take(page: Page, option: string): Promise<void> {
  const offered = page.getByRole('option', { name: option, exact: true })
  if (await page.evaluate(() => document.activeElement?.tagName !== 'INPUT')) {
    await page.keyboard.press('Enter')
    await offered.waitFor()
  }
  await page.keyboard.type(option)
  await expect.poll(() => offered.evaluateAll(isTheOne), { message: `${option} is the one` }).toBe(true)
  await page.keyboard.press('Enter')
  await offered.waitFor({ state: 'detached' })
}

async function waitForFocus(place: Locator): Promise<void> {
  await place.waitFor()
  const isThere = () => place.evaluate((element) => element.contains(document.activeElement))
  await expect.poll(isThere, { message: 'the focus is where it should have gone' }).toBe(true)
}

const words = ({ role, name }: Control, passed: readonly string[]) =>
  `${role} “${name}”. Passed: ${passed.join(' → ')}.`

const isFocused = (wanted: Locator) =>
  wanted.evaluateAll((found) => found.some((element) => element === document.activeElement))

/** Whether Enter would take an option: it has the focus, or what has the focus points to it. */
const isTheOne = (found: Element[]): boolean =>
  found.some(
    (option) =>
      option === document.activeElement ||
      option.id === document.activeElement?.getAttribute('aria-activedescendant'),
  )

/** What has the focus, in a few words; undefined when nothing has. */
function stopWithFocus(): string | undefined {
  const { activeElement, body } = document
  if (!activeElement || activeElement === body) return undefined
  const label = (activeElement as HTMLInputElement).labels?.[0]?.textContent
  const name = activeElement.ariaLabel ?? label ?? activeElement.textContent ?? ''
  return name.trim().slice(0, 40) || activeElement.tagName.toLowerCase()
}

/** The focus must be in sight, and seen: a line around what has it or around the field that it is in. */
async function expectVisibleFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(lookAtFocus), { message: 'the focus shows' }).toBe('shows')
}

function lookAtFocus(): string {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return 'nothing has the focus'
  const { top, bottom, left, right } = focused.getBoundingClientRect()
  const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  if (!isInSight) return `${focused.outerHTML.slice(0, 200)} is out of sight`
  const sample = document.body.appendChild(document.createElement('i'))
  sample.style.color = 'var(--accent)'
  const accent = getComputedStyle(sample).color
  sample.remove()
  const pointedTo = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '')
  let element: HTMLElement | null = pointedTo ?? focused
  for (let up = 0; element && up < 4; up++, element = element.parentElement) {
    const { outlineStyle, outlineWidth, outlineColor, borderTopColor } = getComputedStyle(element)
    const hasLine = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    if (hasLine && outlineColor !== 'rgba(0, 0, 0, 0)') return 'shows'
    if (borderTopColor === accent) return 'shows'
  }
  return `${focused.outerHTML.slice(0, 200)} has the focus, and nothing shows it`
}
