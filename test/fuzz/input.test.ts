import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { plainButtons, plainText } from '../../src/bot/card/plain.ts'
import { run } from '../../src/cli/run.ts'
import { freshApp, paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'

const NASTY: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['white space', '　 \t '],
  ['40,000 characters', '主査の役割は何ですか。'.repeat(3_700)],
  ['40,000 characters without a break', 'あ'.repeat(40_000)],
  ['NUL and control characters', '主査\0の\u0007役割\u001b[31mは'],
  ['bidirectional marks', '\u202E主査の役割\u2066は\u200B'],
  ['a lone surrogate', '主査の\uD800役割は\uDC00'],
  ['a letter outside the first plane', '𠮟られたときの心構えは？'],
  ['combined emoji', '👨‍👩‍👧‍👦🏳️‍🌈主査の役割は👍🏽'],
  ['only emoji', '😀😀😀'],
  ['Markdown', '# 見出し\n**太字** [押して](https://example.com) ![絵](x) `code`'],
  ['mentions', '<!channel> <@U12345> @everyone <at>全員</at> 主査の役割は'],
  ['HTML', '<script>alert(1)</script><b>主査</b>'],
  ['SQL', "'; DROP TABLE employee; -- 主査"],
  ['a template', `{{7*7}} ${'$'}{process.env.HOME} #{x} <%= x %>`],
  ['JSON', '{"id": 1, "q": "主査"}'],
  ['only a number', '99'],
  ['half a number of a button', '1.5'],
  ['Latin only', 'lorem ipsum dolor sit amet'],
  ['Arabic and Thai', 'ما هي الكفاءات สวัสดี'],
]

describe.each(engines)('whatever is typed, on $name', (engine) => {
  let app: App

  beforeAll(async () => {
    app = await freshApp(engine)
  })
  afterAll(() => app.close())

  it.each(NASTY)('%s gets one polite answer', async (_name, text) => {
    const answer = await said(app, text)
    expect(answer).not.toBe('')
    // A fault of ours would name an error id; a stack would name a file.
    expect(answer).not.toMatch(/システム管理者に番号|Error|\.ts:|\.js:| at /)
    for (const echoed of [
      '<!channel>',
      '<@U12345>',
      '@everyone',
      '<at>',
      '<script>',
      '](https',
      '{{7*7}}',
      'DROP TABLE',
    ])
      expect(answer).not.toContain(echoed)
  })

  it('random texts never bring it down', async () => {
    const seed = Number(process.env.FC_SEED ?? Date.now() % 1_000_000)
    console.log(`fuzz seed ${seed} (repeat with FC_SEED=${seed})`)
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '主査',
        'の',
        '能力',
        '研修',
        '7月',
        '課長と',
        '？',
        '\n',
        'じゃあ',
        '根拠は',
        '1',
        '違い',
        '/as ',
        '主幹',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 6 }), async (parts) => {
        const answer = await said(app, parts.join(''))
        expect(answer).not.toBe('')
        expect(answer).not.toMatch(/システム管理者に番号/)
      }),
      { seed, numRuns: engine.name === 'PGlite' ? 300 : 100 },
    )
  })

  it('a line of a pipe is one message, whatever it holds', async () => {
    const io = paperIo(NASTY.map(([, text]) => text.replaceAll('\n', ' ')))
    expect(await run({ command: 'talk', argv: [] }, app, io)).toBe(0)
    expect(io.written).toHaveLength(NASTY.length + 1)
    expect(io.beside.join('')).toBe('')
  })
})

async function said(app: App, text: string): Promise<string> {
  const account = { channel: 'console', externalId: 'fuzz' }
  const place = { kind: 'direct', id: 'fuzz' } as const
  const messages = await app.take({ kind: 'said', id: 'e', account, place, at: app.clock.now(), text })
  return messages.map(({ card }) => `${plainText(card)}${plainButtons(card)}`).join('\n')
}
