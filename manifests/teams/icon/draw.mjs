// Draws the two icons of the Teams app from their SVG, in the sizes that Teams asks for. To be run by hand after a
// change: `node manifests/teams/icon/draw.mjs`. Needs Chromium (CHROMIUM, or /usr/bin/chromium).
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'

const HERE = import.meta.dirname
const ICONS = [
  { name: 'color', side: 192 },
  { name: 'outline', side: 32 },
]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (const { name, side } of ICONS) {
    const page = await browser.newPage({ viewport: { width: side, height: side } })
    const svg = await readFile(path.join(HERE, `${name}.svg`), 'utf8')
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${side}px;height:${side}px}</style>${svg}`)
    await page.screenshot({ path: path.join(HERE, '..', `${name}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
