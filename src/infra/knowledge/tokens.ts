import { normalise } from '../../domain/text/normalise.ts'

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/** Particles, endings and question words: they stand in every question and tell nothing. */
const STOP_WORDS = new Set(
  (
    'の に は が を と で も や か へ から まで より って とは です ます でし まし ください だ だっ だけ する し さ せ れ られ ' +
    'て た ない なく なかっ ある あり あっ いる い いっ なる なっ この その あの どの これ それ あれ どれ ここ そこ どこ ' +
    'もの こと ため とき 時 よう みたい など 等 及び 又 また 何 なに なん どう どんな どういう いつ だれ 誰 なぜ なんで ' +
    '教え 教えて 知り たい 欲しい ほしい お ご 御 的 ん ね よ わ な ので のに けど でも じゃ あと いい よい 方 さん について ' +
    'おける 対する 関する 具体 具体的 書い 書 あり ます でしょ う ましょ くれ もらい the a an is are of for to in what how does do it and on i'
  ).split(' '),
)

const WORD_RUN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]+/gu
const ONLY_HIRAGANA = /^[\p{sc=Hiragana}ー]+$/u

/** A sentence break. The segmenter is superlinear: 80,000 characters in one call take 7.8 s, split 0.04 s. */
const BREAK = /[。！？!?\n]/

/**
 * Takes any text; gives its search terms with repeats: words as `w…`, bigrams of Japanese letters as `b…`.
 * Bigrams cover the segmenter's errors; those all in hiragana only add noise.
 */
export function termsOf(text: string): string[] {
  return wordsOf(text).concat(bigramsOf(text))
}

/** The content words of a text, each as `w…`. */
export function wordsOf(text: string): string[] {
  const terms: string[] = []
  for (const sentence of normalise(text).split(BREAK)) {
    if (sentence === '') continue
    for (const { segment, isWordLike } of segmenter.segment(sentence.slice(0, MAX_SENTENCE))) {
      if (isWordLike && tells(segment)) terms.push(`w${segment}`)
    }
  }
  return terms
}

/** Longer unbroken runs are no prose; the rest of such a run is left to the bigrams. */
const MAX_SENTENCE = 2_000

/** The bigrams of a text, each as `b…`. */
export function bigramsOf(text: string): string[] {
  const terms: string[] = []
  for (const [run] of normalise(text).matchAll(WORD_RUN)) {
    for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2)
      if (!ONLY_HIRAGANA.test(pair)) terms.push(`b${pair}`)
    }
  }
  return terms
}

function tells(word: string): boolean {
  if (STOP_WORDS.has(word)) return false
  return !(word.length === 1 && ONLY_HIRAGANA.test(word))
}
