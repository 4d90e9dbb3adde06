/** What the author of a campaign is told without asking: a first line for the lock screen, and lines of text. */
export interface Told {
  readonly title: string
  readonly lines: readonly string[]
}

/** A campaign as its author reads of it. */
interface Subject {
  readonly title: string
  /** The number by which commands name it. */
  readonly number: string
}

/** Steps of one person, by 職員番号: names stay out of a message about many. */
interface Person {
  readonly number: string
  readonly steps: readonly string[]
}

/** People that one message names; the rest is counted. */
const NAMED = 20

/** Every Japanese sentence that an author is told. */
export const TOLD = {
  asked: ({ title, number }: Subject, employee: string, step: string): Told => ({
    title: '対象かどうかの確認が届いています',
    lines: [
      `「${title}」の「${step}」について、職員番号 ${employee} の方から、対象かどうかの確認がありました。`,
      '対象外のときは「対象外」を、済みのときは済んだ日を、CSV で取り込めます。',
      `取り込みは hagukumi campaign import ${number} です。`,
    ],
  }),
  unapproved: ({ title, number }: Subject, day: string): Told => ({
    title: '開始日を過ぎた下書きがあります',
    lines: [
      `「${title}」（番号 ${number}）の開始日 ${day}を過ぎましたが、まだ承認されていません。`,
      '承認されてから始まります。それまでの分を、まとめて送ることはありません。',
      `日を確かめるときは hagukumi campaign preview ${number} です。`,
    ],
  }),
  held: ({ title, number }: Subject, because: readonly string[]): Told => ({
    title: '始められなかったお知らせがあります',
    lines: [`「${title}」（番号 ${number}）は、直すところがあるため、まだ始めていません。`, ...because],
  }),
  started: ({ title, number }: Subject, open: number): Told => ({
    title: 'お知らせが始まりました',
    lines: [`「${title}」（番号 ${number}）が始まりました。お願いすること ${open}件です。`],
  }),
  done: ({ title }: Subject): Told => ({
    title: 'お知らせが終わりました',
    lines: [`「${title}」が終わりました。`],
  }),
  next: ({ title, number }: Subject, day: string, approval: 'asked' | 'held'): Told => ({
    title: '次の回の下書きができました',
    lines: [
      `「${title}」（番号 ${number}）は、${day}に始まる予定です。`,
      approval === 'held'
        ? '今年度の承認のまま、その日に始まります。変えるときは、その前にお願いします。'
        : `始めるには承認が要ります。hagukumi campaign preview ${number} でお確かめください。`,
    ],
  }),
  moves: ({ title, number }: Subject, returned: readonly Person[], orphans: readonly Person[]): Told => ({
    title: '異動などで、確かめていただきたいことがあります',
    lines: [
      `「${title}」（番号 ${number}）`,
      ...(returned.length > 0
        ? [
            'これから参加できる手順がある方です。お願いする手順を選び、CSV の「対象」に「対象」と書いて取り込めます。',
            ...listed(returned),
          ]
        : []),
      ...(orphans.length > 0
        ? ['評価者などが決まっていない手順です。名簿をお確かめください。', ...listed(orphans)]
        : []),
    ],
  }),
} as const

function listed(people: readonly Person[]): string[] {
  const more = people.length - NAMED
  return [
    ...people.slice(0, NAMED).map(({ number, steps }) => `${number}　${steps.join('、')}`),
    ...(more > 0 ? [`ほか${more}人`] : []),
  ]
}
