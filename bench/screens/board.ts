import type { Page, Request } from 'playwright-core'
import { defineBenchmark } from '../kit/benchmark.ts'
import { makeDeals, removeDeals } from '../sales/make-deals.ts'
import { openSignedIn } from './signed-in.ts'

const count = 5_000
const name = 'Board'

export default defineBenchmark({
  title:
    'The board of a pipeline with 5,000 open deals in a real browser: opening it, carrying a card, and letting it go',
  needs: 'sample',
  async open(world) {
    const { services, address } = world
    const currency = services.settings.get('currency')
    const pipelineId = await makeDeals(services.pool, { name, count, open: 1, currency })
    const { page, close } = await openSignedIn(world)
    const filter = encodeURIComponent(JSON.stringify({ field: 'pipeline', op: 'is', value: pipelineId }))
    return {
      async close() {
        await close()
        await removeDeals(services.pool, name)
      },
      measurements: [
        {
          what: '5,000 deals: until every column is full of cards',
          unit: 'ms',
          better: 'less',
          bar: 'board',
          ours: () => openBoard(page, { address, filter, cards: 'in sight' }),
        },
        {
          what: '5,000 deals: until each has its first twenty',
          unit: 'ms',
          better: 'less',
          ours: () => openBoard(page, { address, filter, cards: 'all' }),
        },
        {
          what: 'carrying a card across, frames',
          unit: 'fps',
          better: 'more',
          bar: 'board-drag',
          ours: () => carry(page),
        },
        {
          what: 'letting it go: until it is stored',
          unit: 'ms',
          better: 'less',
          ours: () => letGo(page),
        },
      ],
    }
  },
})

interface Opening {
  address: string
  filter: string
  /** Until the columns show as many as have room, or all that are read at first. */
  cards: 'in sight' | 'all'
}

/** From the list of deals, as a press on *Board* does it; the app is there, the board and its deals are not. */
async function openBoard(page: Page, { address, filter, cards }: Opening): Promise<number> {
  await page.goto(`${address}/deals?layout=table&filter=${filter}`)
  await page.locator('[role=grid] a[href^="/deals/"]').first().waitFor()
  return page.evaluate(untilCardsAreThere, { path: `/deals?layout=board&filter=${filter}`, cards })
}

/** Runs in the browser: goes there and waits until the four stages of open deals show their cards, as many as reach beyond the window or all twenty. */
function untilCardsAreThere({ path, cards }: { path: string; cards: Opening['cards'] }): Promise<number> {
  const started = performance.now()
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
  return new Promise((resolve) => {
    const look = () => {
      const full = [...document.querySelectorAll('[data-drop]')].filter((column) => {
        const list = column.querySelector('ul')!
        const reachesBeyond = list.scrollHeight > list.clientHeight
        return cards === 'in sight' ? reachesBeyond : column.querySelectorAll('[data-card]').length >= 20
      })
      if (full.length < 4) requestAnimationFrame(look)
      else requestAnimationFrame(() => resolve(performance.now() - started))
    }
    look()
  })
}

/** Carries the first card of the first column across the others and back, and counts the frames that were drawn meanwhile. */
async function carry(page: Page): Promise<number> {
  const [from, over] = [await middleOf(page, 0), await middleOf(page, 2)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const counted = page.evaluate(countFrames, 2_000)
  for (let there = true, until = Date.now() + 2_000; Date.now() < until; there = !there) {
    const to = there ? over : from
    await page.mouse.move(to.x, to.y, { steps: 30 })
  }
  const frames = await counted
  await page.keyboard.press('Escape')
  await page.mouse.up()
  return frames
}

/** Runs in the browser: how many frames a second it draws over some milliseconds. */
function countFrames(milliseconds: number): Promise<number> {
  return new Promise((resolve) => {
    const started = performance.now()
    let frames = 0
    const draw = () => {
      const elapsed = performance.now() - started
      if (elapsed > milliseconds) return resolve((frames * 1000) / elapsed)
      frames++
      requestAnimationFrame(draw)
    }
    requestAnimationFrame(draw)
  })
}

/** Lets the first card of the first column go over the second. A card that the list was just drawing anew is not taken up; then it is taken again. */
async function letGo(page: Page): Promise<number> {
  for (let tries = 0; tries < 5; tries++) {
    const took = await letGoOnce(page)
    if (took !== undefined) return took
  }
  throw new Error('No card could be carried to the second column.')
}

async function letGoOnce(page: Page): Promise<number | undefined> {
  const [from, to] = [await middleOf(page, 0), await middleOf(page, 1)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  const isMove = (request: Request) => request.method() === 'PATCH' && request.url().includes('/deals/')
  const stored = page.waitForResponse((response) => isMove(response.request()), { timeout: 3_000 })
  const started = performance.now()
  await page.mouse.up()
  const response = await stored.catch(() => undefined)
  if (response && !response.ok()) throw new Error(`The deal was not moved: ${response.status()}.`)
  return response && performance.now() - started
}

/** Where the first card of a column lies. */
async function middleOf(page: Page, column: number): Promise<{ x: number; y: number }> {
  const box = await page.locator('[data-drop]').nth(column).locator('[data-card]').first().boundingBox()
  if (!box) throw new Error(`Column ${column + 1} has no card.`)
  return { x: box.x + box.width / 2, y: box.y + box.height - 6 }
}
