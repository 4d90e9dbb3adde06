import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'

/** Where distributions put Chromium; CHROMIUM names another one. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The installed browser; undefined where there is none (test/support/global-setup.ts says so). */
export const browser = [process.env.CHROMIUM ?? '', ...PLACES].find((file) => file !== '' && existsSync(file))

/** What keeps it from asking the network for anything of its own, and lets it run as root in a container. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
]

/** Where the pictures go that a person looks at; not kept in git. */
const PICTURES = path.resolve(import.meta.dirname, '../../test-output/playground')

/** An open browser with one page. */
export interface Window {
  readonly page: Page
  /** Keeps a picture of what is seen now. */
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/** Opens a page in a browser with a profile of its own. */
export async function openWindow(url: string): Promise<Window> {
  const { chromium } = await import('playwright-core')
  const profile = await mkdtemp(path.join(tmpdir(), 'hagukumi-browser-'))
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    ...(browser === undefined ? {} : { executablePath: browser }),
    headless: true,
    locale: 'ja-JP',
    viewport: { width: 1280, height: 900 },
    args: QUIET,
  })
  const [page = await context.newPage()] = context.pages()
  // Fonts and ornaments come from outside, and what does not come is not waited for.
  await page.route(/^https:/, (route) => route.abort())
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  return {
    page,
    picture: async (name) => void (await page.screenshot({ path: path.join(PICTURES, `${name}.png`) })),
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
