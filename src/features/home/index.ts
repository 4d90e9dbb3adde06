import type { Feature, Reply } from '../../bot/feature.ts'
import { greetingCard, helpCard, type Offers, pageCard, thanksCard } from './cards.ts'
import { PROMPTS } from './texts.ts'

/** What the first words need to know. */
export interface HomePorts {
  /** What of it the city has begun with. */
  offers(): Promise<Offers>
}

/** The first words, help and courtesy: what one meets when one has no question yet. */
export const home: Feature<HomePorts> = {
  name: 'home',
  words: [
    {
      say: ['ヘルプ', 'へるぷ', 'help', '/help', '使い方', 'つかいかた', '何ができる', '何ができるの', '?'],
      run: async (_turn, ports) => reply(helpCard(await ports.offers())),
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
      run: async (_turn, ports) => reply(greetingCard(await ports.offers())),
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
  acts: { help: async (_given, _turn, ports) => reply(helpCard(await ports.offers())) },
  greet: async (_turn, ports) => reply(greetingCard(await ports.offers())),
  section: async () => reply(pageCard()),
  prompts: PROMPTS,
}

function reply(card: Reply['card']): Reply[] {
  return [{ card, evidence: { outcome: 'answered', passages: [], courses: [] } }]
}
