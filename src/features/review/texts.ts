import type { Act } from '../../domain/proposal/arrows.ts'
import type { State } from '../../domain/proposal/proposal.ts'
import { SCORE } from '../../domain/proposal/scores.ts'

/** Every sentence of carrying a proposal through, but the notices (notice-texts.ts). */
export const TEXT = {
  notYours: '提案の手続きは、提案事務局・所管課・審査委員の方が行います。ご自分の提案は「私の提案」で見られます。',
  noRules: '職員提案の規程がまだ設定されていません。システム管理者にお尋ねください。',
  gone: 'その提案は、いまの役割では開けません。「提案の手続き」で一覧をご覧ください。',

  listTitle: (count: number) => `進行中の提案が${count}件あります`,
  nothing: '進行中の提案はありません。',
  line: (number: string, title: string, state: string, until: string) =>
    [number, `「${title}」`, state, until].filter((each) => each !== '').join('　'),
  noText: '（本文なし）',
  until: (day: string) => `${day}まで`,
  more: (count: number) => `ほかの${count}件を見る`,
  back: '一覧へ',
  open: '提案を読む',

  caseTitle: (number: string, title: string) => `${number}　「${title}」`,
  received: (when: string) => `受付　${when}`,
  next: (day: string) => `次のお知らせの予定　${day}`,
  unit: '所管課',
  proposer: '提案者',
  who: (unitPath: string, gradeName: string, name: string) => `${unitPath}　${gradeName}　${name}`,
  hidden: '提案者の氏名は表示していません。',
  opinion: '所管課の意見',
  reviews: '採点',
  mean: (count: number, points: string) => `${count}人　平均${points}点（100点満点）`,
  ownPoints: (points: string) => `ご自分の採点　${points}点（100点満点）`,
  privately: '委員会へのことば',
  publicly: '提案者へのことば',
  waits: 'いまは、ここで行う手続きはありません。',

  whichResult: 'どの決定を記録しますか',
  step: (what: string, number: number, of: number) => `${what}　${number}/${of}`,
  about: '提案',
  confirm: '確認',
  sure: (label: string, number: string) => `${number}：「${label}」でよろしいですか`,
  willTell: '提案者には、次のようにお知らせします。',
  tellsLater: 'まだ提案者には伝わりません。このあとの「結果を知らせる」で伝わります。',
  tellsNobody: '提案者へのお知らせは送りません。',
  choose: 'まだ何も変えていません。進めるときは下のボタンを押してください。',
  done: (number: string, label: string) => `${number}：「${label}」を記録しました`,
  told: '提案者にチャットでお知らせしました。',
  toldSome: (told: number, of: number) =>
    `提案者${of}人のうち${told}人にチャットでお知らせしました。ほかの方には文書でお渡しください。`,
  toldNobody: '提案者にチャットでお知らせできません。次の文を、文書でお渡しください。',
  unitTold: (told: number) => `所管課の${told}人に、意見をお願いしました。`,
  unitUntold: '所管課にチャットで届く方がいません。文書でお願いしてください。',
  committeeTold: (told: number) => `審査委員${told}人に、審査をお願いしました。`,
  committeeUntold: 'チャットで届く審査委員がいません。文書でお願いしてください。',

  refused: {
    not_now: 'この提案は、いまその手続きの段階ではありません。ほかの方が先に進めたのかもしれません。',
    not_yours: 'この手続きは、いまの役割では行えません。',
    not_in_rules: 'この手続きは、いまの規程にありません。',
    missing: '書いていただいたものに足りないところがあり、まだ記録していません。もう一度お願いします。',
    no_unit: 'その名前の所属が見つからないか、同じ名前が複数あります。「市民部/市民課」のように上から書いてください。',
  },
  written: '書いた文はこちらです。写してお使いください。',

  mine: '私の提案',
  sample: 'サンプル',
  opinionAsked: '職員提案への意見をお願いします',
  opinionHow: (number: string, title: string, day: string) => `${number}「${title}」　${day}まで`,
  reviewAsked: '審査をお願いする提案があります',
  reviewHow: (number: string, title: string) => `${number}「${title}」`,
  planAsked: '実施をお願いする提案があります',

  officeWord: '職員提案の手続きのお知らせです',
  unitWord: '職員提案のお願いの期日が近づいています',
  news: (count: number) => `新しい動きのあった提案が${count}件あります。`,
  near: (count: number) => `お知らせの予定日が近い提案が${count}件あります。`,
  owed: (count: number) => `期日まであとわずかの提案が${count}件あります。`,

  wordsPlease: '一言でかまいませんので、文字でお願いします。',
  tooLong: (most: number) => `${most.toLocaleString('ja')}字までで書いてください。`,
  lacking: (count: number) =>
    `理由は40字以上でお願いします。あと${count}字です。いまの文は画面に残っていますので、続きを足してお送りください。`,
  empty: (phrase: string) =>
    `「${phrase}」だけでは、提案した方に理由が伝わりません。何を見て、そう考えたかを書いてください。`,
  chooseOne: '下から選んでください。',
  dayPlease: '「12月4日」のように、明日からあとの日を書いてください。',
  dayFar: (day: string) => `${day}のことでしたら、年も書いてください。`,
  weekdayWrong: (day: string, other: string) => `日付と曜日が合いません。${day}か${other}か、もう一度書いてください。`,
  scoresAsk: (lines: string) =>
    `次の順に、${SCORE.least}から${SCORE.most}までの点を、1行に1つずつ書いてください。点のあとに、理由を一文書けます（1点以下と5点には要ります）。\n${lines}`,
  scoreLine: (label: string, weight: number) => `${label}（${weight}％）`,
  scoresExample: '例：\n3\n5 待ち時間が半分になるため',
  scoresCount: (count: number, given: number) => `点は${count}つ要ります。いまの文には${given}つあります。`,
  scoreOutside: (label: string) => `「${label}」は、${SCORE.least}から${SCORE.most}までの数で書いてください。`,
  scoreWords: (label: string, score: number) =>
    `「${label}」を${score}点とした理由を、点のあとに一文添えて、もう一度お送りください。`,
} as const

/** The question of each thing that an act brings along, and its name in lists. */
export const ASKS = {
  reason: { label: '理由', ask: '理由を書いてください。提案した方にそのまま伝わります。' },
  clause: { label: '条項', ask: 'どの条項に当たりますか。' },
  valued: { label: '評価された点', ask: '評価された点は何ですか。提案した方にそのまま伝わります。' },
  grounds: { label: '理由', ask: '理由を40字以上で書いてください。提案した方にそのまま伝わります。' },
  would_change: {
    label: '次に生かせること',
    ask: '何があれば結果が変わりますか。次に生かせることを書いてください。',
  },
  window: { label: '窓口', ask: 'どの窓口をご案内しますか。' },
  unit: { label: '所属', ask: 'どの所属ですか。「市民課」や「市民部/市民課」のように書いてください。' },
  due: { label: '期日', ask: 'いつまでですか。' },
  stance: { label: '見立て', ask: 'この提案を、いまの仕事の中で行えますか。' },
  opinion: {
    label: '意見',
    ask: 'そのわけと、行うとしたときの経費・時期の見込みを書いてください。難しいときは、どうすればできるかもお願いします。',
  },
  minutes: { label: '会議録', ask: '審査会の名前と会議録の番号を書いてください。' },
  result: { label: '結果', ask: '審査会は、どの結果がよいと考えましたか。' },
  approval: { label: '決裁番号', ask: '決裁の番号を書いてください。' },
  plan: { label: '計画・状況', ask: '何をどのように進めますか。' },
  effect: { label: '効果', ask: '実際の効果を書いてください。時間や件数がわかれば、それもお願いします。' },
  scores: { label: '採点', ask: '' },
  comment: { label: '提案者へのことば', ask: '提案した方に伝えたいことばはありますか。お名前は出ません。' },
  private_comment: {
    label: '委員会へのことば',
    ask: '事務局と審査委員だけが読むことばはありますか。',
  },
} as const

/** What the unit in charge thinks of it (domain notes §5.5). */
export const STANCES = ['今できる', '条件つきでできる', '調査が要る', 'すでに行っている', '難しい'] as const

/** What is offered where another window is named; a city's own can be typed. */
export const WINDOWS = ['ハラスメント相談窓口', '公益通報の窓口', '公平委員会', '人事担当', '市民相談'] as const

export const DEED_WORDS: Readonly<
  Record<Exclude<Act, 'submit' | 'correct' | 'withdraw' | 'erase' | 'insist'>, string>
> = {
  accept: '受理する',
  return: '補正をお願いする',
  refuse: '不受理にする',
  redirect: '別の窓口を案内する',
  delay: '予定の遅れを知らせる',
  forward: '担当へ伝える',
  ask_opinion: '所管課に意見を聞く',
  pass_on: '別の所属に聞く',
  give_opinion: '意見を書く',
  go_without: '意見を待たずに進める',
  open_comments: '庁内の意見を聞く',
  screen: '一次審査に進める',
  begin_review: '審査に進める',
  review: '採点する',
  recommend: '審査会の結果を記録する',
  decide: '決定を記録する',
  notify: '結果を知らせる',
  review_again: 'もう一度審査する',
  plan: '実施の計画を書く',
  start: '着手を記録する',
  report: '実施の状況を書く',
  implement: '実施を記録する',
  give_up: '実施できないと記録する',
  report_effect: '効果を書く',
  close: '終わりにする',
}

/** How a proposal stands, as those who carry it through read it. */
export const STANDS: Readonly<Record<State, string>> = {
  draft: '下書き',
  submitted: '受理の判断待ち',
  returned: '補正待ち',
  redirected: '提案者の返事待ち',
  void: '本文なし',
  withdrawn: '取り下げ',
  not_accepted: '不受理',
  accepted: '受理',
  forwarded: '伝達済み',
  opinion_requested: '所管課の意見待ち',
  opinion_received: '意見あり',
  open_comment: '庁内の意見を募集中',
  screening: '一次審査中',
  in_review: '審査中',
  recommended: '決定待ち',
  decided: '通知待ち',
  notified: '通知済み',
  on_hold: '保留',
  planned: '実施計画あり',
  in_progress: '実施中',
  implemented: '実施済み',
  not_implementable: '実施できず',
  effect_reported: '効果報告あり',
  closed: '終了',
}
