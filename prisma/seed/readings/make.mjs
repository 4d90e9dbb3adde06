// Writes readings.json beside this file: how the nouns of the policy and of the sample courses are read,
// in hiragana, so that しんりてきあんぜんせい finds 心理的安全性. Run it after either of them changes:
//   node prisma/seed/readings/make.mjs
// kuromoji is needed here alone: at run time its dictionary would cost some 260 MB of memory for nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import kuromoji from 'kuromoji'

/** Shorter readings stand inside too many other words; longer ones nobody types. */
const SHORTEST = 4
const LONGEST = 16

/**
 * What the dictionary misreads, cuts in the wrong place, or does not know. Each is one noun here, however
 * many tokens it is there: 本市 is モトイチ in the dictionary (a place), 特任主幹 falls into 特 and 任主幹.
 */
const OVERRIDES = new Map([
  ['1on1', 'ワンオンワン'],
  ['eラーニング', 'イーラーニング'],
  ['ダイバーシティ', 'ダイバーシティ'],
  ['任期付', 'ニンキツキ'],
  ['働きやすい', 'ハタラキヤスイ'],
  ['働き方', 'ハタラキカタ'],
  ['入庁', 'ニュウチョウ'],
  ['全庁', 'ゼンチョウ'],
  ['利活用', 'リカツヨウ'],
  ['協働', 'キョウドウ'],
  ['教え方', 'オシエカタ'],
  ['日本', 'ニホン'],
  ['本市', 'ホンシ'],
  ['特任', 'トクニン'],
  ['線引き', 'センビキ'],
  ['避難所', 'ヒナンジョ'],
])
const MOST_TOKENS = 3

/** Terms written with a dot. Elsewhere the dot only lists (主事・業務), and a reading across it is nobody's word. */
const DOTTED = new Set([
  '健康管理・メンタルヘルス',
  '公平・公正',
  '強み・弱み',
  '折衝・交渉',
  '折衝・交渉能力',
  '指導・育成',
  '指導・育成能力',
  '知識・技能',
  '職種・職位',
  'ワーク・ライフ・バランス',
])

/** Nouns by grammar that belong to the sentence and not to a term. */
const NO_PART = new Set(['等', 'ごと', 'どおり', 'ため', 'こと', 'もの', 'よう', 'とき', 'ところ', 'うえ'])
const NO_NOUN = new Set(['非自立', '代名詞', '数', '特殊'])

const seed = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const hiragana = (text) => text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

const COURSE_COLUMNS = ['講座名', '区分', '能力', '意識', '形式', '実施機関', '申込方法', '概要', 'タグ']
const courses = parse(seed('courses/courses.csv'), { columns: true })
const texts = [seed('policy/policy.md'), ...courses.flatMap((course) => COURSE_COLUMNS.map((name) => course[name]))]

const require = createRequire(import.meta.url)
const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict')
const tokenizer = await new Promise((resolve, reject) =>
  kuromoji.builder({ dicPath }).build((error, built) => (error ? reject(error) : resolve(built))),
)

/** What a token is to a run of nouns: a part of it, a dot inside it, or (null) its end. */
function partOf(token) {
  const word = token.surface_form
  if (word === '・') return { word, reading: '', kind: 'dot' }
  const { pos, pos_detail_1: detail } = token
  const joins = pos === '接頭詞' || (pos === '名詞' && !NO_NOUN.has(detail))
  if (!joins || NO_PART.has(word) || /[0-9０-９]/.test(word)) return null
  // A word the dictionary does not know has no reading; written in katakana it is its own.
  const reading = token.reading ?? word
  if (!/^[ァ-ヶー]+$/.test(reading)) return null
  return { word, reading, kind: pos === '接頭詞' ? 'prefix' : detail === '接尾' ? 'suffix' : 'noun' }
}

const used = new Set()

/** The parts of a sentence in order, overridden words as one noun; null where a run of nouns ends. */
function partsOf(sentence) {
  // The dictionary would swallow a dot into an unknown katakana word (コーチング・), so it never sees one.
  const tokens = sentence.split(/(・)/).flatMap((piece) => (piece === '・' ? [{ surface_form: piece }] : tokenizer.tokenize(piece)))
  const parts = []
  for (let at = 0; at < tokens.length; ) {
    let count = Math.min(MOST_TOKENS, tokens.length - at)
    const word = () => tokens.slice(at, at + count).map((token) => token.surface_form).join('')
    while (count > 0 && !OVERRIDES.has(word())) count -= 1
    if (count > 0) {
      parts.push({ word: word(), reading: OVERRIDES.get(word()), kind: 'noun' })
      used.add(word())
    } else parts.push(partOf(tokens[at]))
    at += Math.max(count, 1)
  }
  return parts
}

const found = new Map()

/** Notes every stretch of a run that can stand alone: 人材育成, 育成担当, 人材育成担当者 … */
function note(run) {
  for (let from = 0; from < run.length; from++) {
    if (run[from].kind === 'dot' || run[from].kind === 'suffix') continue
    for (let to = from; to < run.length; to++) {
      if (run[to].kind === 'dot' || run[to].kind === 'prefix') continue
      const parts = run.slice(from, to + 1)
      const surface = parts.map((part) => part.word).join('')
      const reading = hiragana(parts.map((part) => part.reading).join(''))
      if (reading.length > LONGEST) break
      if (reading.length < SHORTEST || surface === reading) continue
      if (surface.includes('・') && !DOTTED.has(surface)) continue
      found.set(reading, (found.get(reading) ?? new Set()).add(surface))
    }
  }
}

for (const text of texts)
  for (const sentence of text.split(/[\n|。、，：；／（）()「」｢｣【】<>]/)) {
    let run = []
    for (const part of [...partsOf(sentence), null]) {
      if (part) run.push(part)
      else {
        note(run)
        run = []
      }
    }
  }

const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const lines = [...found.keys()]
  .sort(byCode)
  .map((reading) => `${JSON.stringify(reading)}: ${JSON.stringify([...found.get(reading)].sort(byCode))}`)
writeFileSync(new URL('readings.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`)
const unused = [...OVERRIDES.keys()].filter((word) => !used.has(word))
console.log(`${lines.length} readings`, unused.length ? `; overrides no longer needed: ${unused.join('、')}` : '')
