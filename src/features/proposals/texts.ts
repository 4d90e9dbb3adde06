import type { State } from '../../domain/proposal/proposal.ts'
import { LONGEST_TITLE } from '../../domain/proposal/written.ts'

/** Every sentence of the proposals. */
export const TEXT = {
  idea: '職員提案を書く',
  report: '業務改善報告を書く',
  step: (what: string, number: number, of: number) => `${what}　${number}/${of}`,
  ideaHow: '質問は7つ、5分ほどです。途中でやめても、続きから書けます。',
  reportHow: '質問は3つと確認です。途中でやめても、続きから書けます。',
  seenBy: {
    none: '名前は、提案事務局・所管課・審査する人に見えます。',
    from_reviewers: '名前は提案事務局と所管課に見えます。審査する人には出ません。',
    from_reviewers_and_unit: '名前は提案事務局だけに見えます。所管課にも、審査する人にも出ません。',
  },
  noCitizens: '市民の方の名前や電話番号は書かずにお願いします。',
  purpose: '目的：職員提案の受付・審査・実施。下書きは、書いたご本人だけに見えます。',

  sample: '― サンプル（架空の規程です）',

  problem: '困っていること、もったいないと思うことは何ですか。一言でもかまいません。',
  amount: 'どのくらい起きていますか。時間・件数・金額など、わかる範囲でかまいません。',
  ideaAsk: 'どうしたいですか。思いついた方法を書いてください。',
  benefit: 'それで、何が良くなりますか。',
  units: '関係しそうな課はどこですか。',
  title: `標題は何にしますか（${LONGEST_TITLE}字まで）。`,
  cost: '経費はどのくらいかかりそうですか。',
  together: '一緒に考えた方はいますか。お名前を書くか、「ひとりで」とお答えください。',
  before: 'どのような状態でしたか。',
  changed: '何を、どのように変えましたか。',
  better: '何が良くなりましたか。時間や件数がわかれば書いてください。',

  unknown: 'わからない',
  alone: 'ひとりで',
  submit: '提出する',
  mend: '直す',
  confirm: 'この内容で提出しますか',
  whatSubmitDoes: '提出すると番号がつきます。決定までは取り下げられます。',
  chooseSubmit: 'まだ提出していません。〔提出する〕か〔直す〕を選んでください。',

  headings: {
    title: '標題',
    problem: '現状・問題',
    amount: 'どのくらい',
    idea: '内容',
    benefit: '効果',
    cost: '経費',
    together: '一緒に考えた人',
    units: '関係しそうな課',
    confirm: '確認',
  },

  wordsPlease: '一言でかまいませんので、文字でお願いします。',
  tooLong: (length: number, most: number) =>
    `ここには${most.toLocaleString('ja')}字まで書けます。いまの文は${length.toLocaleString('ja')}字です。要点を送ってください。送った文は画面に残っています。`,
  reachable:
    '電話番号やメールアドレスのような文字があります。提案には要らないことが多いです。いまの文は、まだ保存していません。',
  withoutThem: '番号を消して続ける',
  personnel:
    '人事・給与・処分のことは、この制度では扱えないことがあります。安心して話せる窓口もあります。いまの文は、まだ保存していません。',
  howToKeep:
    'このまま書くときは、文の前に「このまま：」をつけて、もう一度送ってください。書かないときは、何もしなくてかまいません。',
  question: 'ご質問のようです。提案の答えとして残しますか',
  questionHow: '質問は、「あとで」と送ってからお尋ねください。ここまでの答えは下書きに残ります。',
  asAnswer: '答えとして残す',
  contacts: '相談先を見る',

  received: (number: string) => `受け付けました　${number}`,
  receivedWhat: (title: string, when: string) => `「${title}」　${when}`,
  promised: (day: string) => `受理するかどうかを、${day}までにここでお知らせします。`,
  thanks: 'ご提案をありがとうございます。',

  noRules: '職員提案の受け付けは、まだ始まっていません。始まりましたら、ここから書けます。',
  noIdeas: 'いまの規程では、提案の受け付けがありません。提案事務局にお尋ねください。',
  draftKept: '書いた内容は下書きに残しています。',
  noReports: '業務改善報告の受け付けはありません。「提案を書く」から書けます。',
  notInDirectory: '職員名簿にお名前が見つかりません。人事担当にお尋ねください。',
  notThisEmployment: 'この制度で提案できるのは、決められた任用形態の方です。提案事務局にお尋ねください。',
  notReviewers: '審査委員の方は、この制度では提案できません。提案事務局にお尋ねください。',

  mineTitle: '私の提案',
  noneYet: '提出した提案はまだありません。「提案を書く」で書きはじめられます。',
  line: (number: string, title: string, state: string) => `${number}　「${title}」　${state}`,
  takenBack: '（本文なし）',
  receivedAt: (when: string) => `受付　${when}`,
  nextWord: (day: string) => `次のお知らせは${day}までです。`,
  progress: '進み具合',
  withdraw: '取り下げる',
  withdrawThis: (number: string) => `${number} を取り下げる`,
  withdrawAsk: (number: string) => `${number} を取り下げますか`,
  withdrawHow: '取り下げると、審査は行われません。番号は提案簿に残ります。',
  withdrawn: (number: string) => `${number} を取り下げました。`,
  notNow: 'いまは取り下げられません。決定のあとか、すでに取り下げられています。',
  keep: 'そのままにする',
  kept: 'そのままにしました。',
} as const

/** How a proposal stands, as its proposer reads it. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  draft: '下書き',
  submitted: '受理の判断を待っています',
  returned: '直しをお願いしています',
  redirected: '別の窓口をご案内しています',
  void: '本文を消しました',
  withdrawn: '取り下げました',
  not_accepted: '受理できませんでした',
  accepted: '受理しました',
  forwarded: '担当へ伝えました',
  opinion_requested: '課に意見を聞いています',
  opinion_received: '課の意見が届きました',
  open_comment: '庁内の意見を聞いています',
  screening: '一次審査をしています',
  in_review: '審査をしています',
  recommended: '決定を待っています',
  decided: '結果をお知らせする準備をしています',
  notified: '結果をお知らせしました',
  on_hold: '保留です',
  planned: '実施の計画ができました',
  in_progress: '実施しています',
  implemented: '実施しました',
  not_implementable: '実施できないことがわかりました',
  effect_reported: '効果を確かめました',
  closed: '終わりました',
}
