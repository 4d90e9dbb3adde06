import { fold } from '../../domain/text/normalise.ts'

/** What a person can do in every flow. */
export type FlowWord = 'back' | 'mend' | 'skip' | 'later' | 'stop' | 'help'

/** The first of each is the one that is shown. */
const SAID: Readonly<Record<FlowWord, readonly [string, ...string[]]>> = {
  back: ['戻る', 'もどる'],
  mend: ['直す', 'なおす'],
  skip: ['飛ばす', 'とばす', 'スキップ'],
  later: ['あとで', '後で'],
  stop: ['やめる', '止める'],
  help: ['ヘルプ', 'help'],
}

const MEANS = new Map(
  Object.entries(SAID).flatMap(([word, said]) => said.map((each) => [fold(each), word as FlowWord] as const)),
)

/** Takes a word; gives how it is written to people. */
export function written(word: FlowWord): string {
  return SAID[word][0]
}

/**
 * Takes a whole message; gives the word that it is. Only alone: 「窓口に戻る案内を作る」 is an answer, 「戻る」 and
 * 「戻る。」 are the word.
 */
export function wordIn(text: string): FlowWord | undefined {
  return MEANS.get(
    fold(text)
      .replace(/^[「『](.*)[」』]$/, '$1')
      .replace(/[。.!?]+$/, ''),
  )
}
