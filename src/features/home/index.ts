import type { Feature, Reply } from '../../bot/feature.ts'
import { greetingCard, helpCard, pageCard, thanksCard } from './cards.ts'
import { PROMPTS } from './texts.ts'

/** The first words, help and courtesy: what one meets when one has no question yet. */
export const home: Feature<object> = {
  name: 'home',
  words: [
    {
      say: ['ヘルプ', 'へるぷ', 'help', '/help', '使い方', 'つかいかた', '何ができる', '何ができるの', '?'],
      run: async () => reply(helpCard()),
    },
    {
      say: [
        'こんにちは',
        'こんにちわ',
        'こんばんは',
        'おはよう',
        'おはようございます',
        'お疲れ様です',
        'お疲れさまです',
        'おつかれさまです',
        'はじめまして',
        'hello',
        'hi',
        'はぐくみ',
        'やあ',
      ],
      run: async () => reply(greetingCard()),
    },
    {
      say: [
        'ありがとう',
        'ありがとうございます',
        'ありがとうございました',
        'どうも',
        'サンキュー',
        'thanks',
        'thank you',
        '助かりました',
        '助かった',
        '了解',
        '了解です',
        'わかりました',
        '分かりました',
        'なるほど',
        'ok',
      ],
      run: async () => reply(thanksCard()),
    },
  ],
  acts: { help: async () => reply(helpCard()) },
  greet: async () => reply(greetingCard()),
  section: async () => reply(pageCard()),
  prompts: PROMPTS,
}

function reply(card: Reply['card']): Reply[] {
  return [{ card, evidence: { outcome: 'answered', passages: [], courses: [] } }]
}
