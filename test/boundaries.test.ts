import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = path.join(import.meta.dirname, '../src')

/** Rooms that everything may import from `src`. */
const COMPOSING = [
  'main.ts',
  'fill.ts',
  'app.ts',
  'work.ts',
  'scans.ts',
  'plugs.ts',
  'platforms.ts',
  'config.ts',
  'cli',
  'playground',
]

/** What each room may import, beside its own folder; `npm` and `node` say whether packages are allowed. */
const TABLE: Readonly<Record<string, { from: readonly string[]; packages: 'all' | 'temporal' | 'vendor' }>> = {
  domain: { from: ['domain'], packages: 'temporal' },
  bot: { from: ['domain', 'bot'], packages: 'temporal' },
  features: { from: ['domain', 'bot'], packages: 'temporal' },
  channels: { from: ['domain', 'bot'], packages: 'vendor' },
  infra: { from: ['domain', 'bot', 'infra/db', 'infra/csv'], packages: 'all' },
}

/** The SDK that a channel is the only one to know. */
const VENDOR: Readonly<Record<string, readonly string[]>> = {
  'channels/console': ['string-width'],
  'channels/slack': ['@slack/bolt', '@slack/web-api', '@slack/types', 'undici'],
  'channels/teams': ['@microsoft/teams-ai', 'botbuilder', 'botframework-connector', 'jose'],
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))

describe('the rooms keep the import table', () => {
  it('sees the whole house', () => {
    // A well-known checker reports success on zero modules; this one must have read something.
    expect(files.length).toBeGreaterThan(120)
    expect(imports.length).toBeGreaterThan(400)
    for (const room of Object.keys(TABLE)) expect(files.some((file) => file.startsWith(`${room}/`))).toBe(true)
  })

  it('has no import that the table does not allow', () => {
    expect(imports.filter((each) => !allowed(each)).map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  it('would notice each kind of breach', () => {
    const breaches = [
      { file: 'domain/text/mend.ts', target: 'bot/errors.ts' },
      { file: 'domain/text/mend.ts', target: 'zod' },
      { file: 'bot/router.ts', target: 'features/ask/index.ts' },
      { file: 'features/ask/ask.ts', target: 'features/home/index.ts' },
      { file: 'features/ask/ask.ts', target: 'node:fs' },
      { file: 'channels/console/index.ts', target: 'infra/db/index.ts' },
      { file: 'infra/store/ask.ts', target: 'features/ask/index.ts' },
      { file: 'infra/store/ask.ts', target: 'infra/knowledge/library.ts' },
      { file: 'infra/store/ask.ts', target: 'app.ts' },
    ]
    expect(breaches.filter(allowed)).toEqual([])
  })
})

interface Import {
  readonly file: string
  /** A path below src, or a package. */
  readonly target: string
}

const imports: readonly Import[] = files.flatMap((file) =>
  [
    ...readFileSync(path.join(SRC, file), 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm,
    ),
  ]
    .map(([, named, dynamic]) => named ?? dynamic ?? '')
    .map((target) => ({
      file,
      target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
    })),
)

function allowed({ file, target }: Import): boolean {
  const [room = ''] = file.split('/')
  if (COMPOSING.includes(room)) return true
  const rule = TABLE[room]
  if (!rule) return false
  const own = file.split('/').slice(0, 2).join('/')
  const isOurs =
    target.startsWith('../') ||
    /^(domain|bot|features|channels|infra|cli|app\.ts|main\.ts|config\.ts)(\/|$)/.test(target)
  if (!isOurs) return packageAllowed(rule.packages, own, target)
  return rule.from.some((from) => target.startsWith(`${from}/`)) || target.startsWith(`${own}/`)
}

function packageAllowed(packages: 'all' | 'temporal' | 'vendor', own: string, target: string): boolean {
  if (packages === 'all' || target === 'temporal-polyfill') return true
  return packages === 'vendor' && (target.startsWith('node:') || (VENDOR[own] ?? []).includes(target))
}
