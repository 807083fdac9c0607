import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packed from '@sparticuz/chromium'
import { type BrowserContext, chromium } from 'playwright-core'

// While this module is loaded, and before anything else goes on, since the place to unpack to can only be told to the whole process.
const unpacked = await unpack()

export interface BrowserOptions {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  /** A phone: touch, and its way of laying pages out. */
  isPhone?: boolean
  locale?: string
  timeZone?: string
}

/** A browser window with nothing remembered, and the way to close it. */
export interface TestBrowser {
  context: BrowserContext
  close: () => Promise<void>
}

/**
 * Starts the Chromium that comes inside an npm package, with a profile of its own in a new folder. Without its own sandbox,
 * which does not work for root or in most containers: it must only be shown our own pages.
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const { width = 1440, height = 900, theme = 'light', isPhone = false } = options
  const profile = await mkdtemp(join(tmpdir(), 'regulars-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: unpacked,
    args: browserArguments,
    headless: true,
    chromiumSandbox: false,
    viewport: { width, height },
    deviceScaleFactor: isPhone ? 2 : 1,
    colorScheme: theme,
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: options.locale ?? 'en-GB',
    timezoneId: options.timeZone ?? 'Europe/Warsaw',
    acceptDownloads: true,
  })
  return {
    context,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Nothing in the background, nothing to anyone outside, and software drawing. */
const browserArguments = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
  '--headless=shell',
]

/** Unpacks the browser beside the packages: in the common temporary folder it could be that of somebody else, which cannot be run and should not be trusted. */
async function unpack(): Promise<string> {
  const given = process.env.TMPDIR
  const own = join(import.meta.dirname, '../../../node_modules/.cache/chromium')
  await mkdir(own, { recursive: true })
  process.env.TMPDIR = own
  try {
    return await packed.executablePath()
  } finally {
    if (given === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = given
  }
}
