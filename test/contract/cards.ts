import fc from 'fast-check'
import type { Block, Button, Card } from '../../src/bot/card/card.ts'
import type { Field, Form } from '../../src/bot/card/form.ts'

/** What has a meaning on a platform, hides, breaks or is cut badly, beside ordinary words. */
const FRAGMENTS = [
  ...[
    '<!channel>',
    '<!here>',
    '<@U123>',
    '<#C1|課>',
    '<https://example.jp|押す>',
    '@channel',
    ':smile:',
    'https://a.jp',
  ],
  ...['*', '_', '~', '`', '```', '*太字*', '> ', '- ', '&', '&amp;', '<', '>', '"', '\\', '{', '}'],
  ...[
    '<at>職員</at>',
    '[押す](https://a.jp)',
    'www.a.jp',
    '**',
    '# ',
    '1. ',
    '[1]',
    '&lt;',
    '{{TIME(2026-11-22T09:00:00Z)}}',
  ],
  ...['😀', '👨‍👩‍👧‍👦', '🇯🇵', '𠮷', 'か\u3099', 'e\u0301\u0301', '\uD83D', '\uDE00', '\u0000', '\u0007', '\uFFFF'],
  ...[' ', '　', '\n', '\n\n', '\r\n', '\t', '\u00A0', '\u200B', '\u200D', '\u202E', '\u2066', '\uFEFF', '\u2028'],
  ...['。', '、', '」', '「', '・', '①', '⑴', '○', 'ア　', '主査級', '企画立案能力を高めます。', 'x', '1'],
]

const word = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...FRAGMENTS) },
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const phrase = fc.array(word, { maxLength: 8 }).map((words) => words.join(''))

/** Texts from nothing to beyond every limit, most of them short. */
const text = fc
  .tuple(
    phrase,
    fc.oneof({ weight: 40, arbitrary: fc.constant(1) }, { weight: 6, arbitrary: fc.nat(80) }, fc.nat(2_000)),
  )
  .map(([words, times]) => words.repeat(times).slice(0, 14_000))

/** How many there are of something: few as a rule, at times very many. */
function some<T>(arbitrary: fc.Arbitrary<T>, few: number, many: number): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.array(arbitrary, { maxLength: few }) },
    fc
      .tuple(fc.array(arbitrary, { minLength: 1, maxLength: few }), fc.nat(many))
      .map(([these, count]) => Array.from({ length: count }, (_, at) => these[at % these.length] as T)),
  )
}

const block: fc.Arbitrary<Block> = fc.oneof(
  ...(['text', 'quote', 'note'] as const).map((kind) => text.map((words) => ({ kind, text: words }))),
  some(text, 5, 200).map((items) => ({ kind: 'list' as const, items })),
  some(fc.record({ name: text, value: text }), 4, 100).map((facts) => ({ kind: 'facts' as const, facts })),
)

const citation = fc.record({
  quote: phrase,
  source: fc.constantFrom('policy', 'document', 'setting', 'sample', 'standard'),
  ref: text,
  page: fc.option(fc.nat(99), { nil: undefined }),
  document: fc.option(phrase, { nil: undefined }),
})

const button: fc.Arbitrary<Button> = fc
  .tuple(text, fc.constantFrom(undefined, undefined, undefined, 'good' as const, 'bad' as const))
  .map(([label, feedback]) => ({ label, feature: 'f', act: 'a', given: {}, ...(feedback ? { feedback } : {}) }))

/** Any card that a feature, a mistake or an old row could bring. */
export const anyCard: fc.Arbitrary<Card> = fc
  .tuple(fc.option(text, { nil: undefined }), some(block, 6, 200), some(citation, 2, 30), some(button, 5, 60))
  .map(([title, blocks, citations, buttons]) => ({
    ...(title === undefined ? {} : { title }),
    blocks,
    citations,
    buttons,
  }))

/** Ids as the bot makes them, and the longest that are taken. */
export const anyId = fc.oneof(fc.uuid(), fc.constant('x'.repeat(100)))

const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/)
const choice = fc.record({ label: text, value: fc.string({ minLength: 1, maxLength: 75 }) })

const asked = { key, label: text, hint: text, optional: fc.boolean(), initial: text }

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record(
    { ...asked, kind: fc.constantFrom('line' as const, 'text' as const), max: fc.integer({ min: -5, max: 9_000 }) },
    { requiredKeys: ['key', 'label', 'kind'] },
  ),
  fc.record(
    { ...asked, kind: fc.constant('choice' as const), choices: fc.array(choice, { minLength: 1, maxLength: 100 }) },
    { requiredKeys: ['key', 'label', 'kind', 'choices'] },
  ),
)

export const anyForm: fc.Arbitrary<Form> = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 255 }),
    title: text,
    intro: text,
    submit: text,
    fields: fc.uniqueArray(field, { minLength: 1, maxLength: 20, selector: (each) => each.key }),
  },
  { requiredKeys: ['name', 'title', 'submit', 'fields'] },
)
