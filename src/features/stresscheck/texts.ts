/** Every Japanese sentence that the stress check says to people. None has a word of domain/stress-check/words. */
export const TEXT = {
  title: 'ストレスチェックのご案内',
  until: (day: string) => `ストレスチェックは、${day}まで受けられます`,
  ends: (day: string) => `ストレスチェックは、${day}で終わります`,
  span: (from: string, to: string) => `期間　${from}〜${to}`,
  takes: (minutes: number) => `${minutes}分ほど。`,
  workTime: '勤務時間中に受けられます。',
  free: '受けるかどうかは、ご自分で決められます。受けても受けなくても、不利益はありません。',
  result: (conductor: string) =>
    `結果は、実施者（${conductor}）からご本人に直接届きます。ご本人の同意なしに、上司や人事課に渡ることはありません。`,
  welcome: '受けたい方はどうぞ。',
  enough:
    'もう受けた方、受けない方は、下の「今後この知らせを止める」をどうぞ。理由は聞きません。だれにも伝わりません。',
  requestTitle: '医師の面接指導の申出について（対象の方全員に同じ内容です）',
  requestWhat: '結果の通知で「面接指導の対象」とされた方は、希望すれば医師の面接指導を受けられます。',
  requestWhere: (to: string, days: number) => `申出先　${to}　結果を受け取ってから${days}日以内が目安です。`,
  requestPasses: (to: string) => `申出をすると、面接指導に必要な範囲で、結果が市（${to}）に伝わります。`,
  requestFree: '申出をしても、しなくても、不利益はありません。',
  consultation: (at: string) => `対象でない方、受けていない方も、健康相談（${at}）を使えます。`,
  screenTitle: '受検画面',
  unseen: 'この画面を開いたことは、このボットに残りません。',
  stopped: '今後はお送りしません。',
  stoppedSecret: '止めたことは、だれにも伝わりません。',
  stoppedRequest: '面接指導の申出のお知らせだけは、対象の方全員にお送りします。',
  resumed: '元に戻しました。次のお知らせから、ほかの方と同じようにお送りします。',
  over: 'この期間のお知らせは終わりました。',
  noPeriod: 'いまはストレスチェックのお知らせがありません。期間が決まると、対象の方にお送りします。',
  stranger: '名簿にない方には、もともとお送りしていません。',
  notDone: '市が行わないこと',
  notDoneList: [
    '受けないことを理由に、不利益な扱いをすること',
    '結果を、ご本人の同意なしに、上司や人事課に渡すこと',
    '面接指導を申し出たこと、申し出ないことを理由に、不利益な扱いをすること',
    'だれが受けたか、受けていないかを、上司や職場に知らせること',
    '受けない理由をたずねること',
    'このボットで、結果や体調を聞いたり、残したりすること',
  ],
  sealedList:
    'この期間は、衛生委員会の決定により、受けた方の一覧を実施事務従事者から預かります。お知らせを止めるためだけに使い、暗号にして置き、期間の終わりから14日以内に消します。',
  about: 'ストレスチェックとは',
  aboutText:
    'ご自分のストレスの状態を知り、心の健康の不調を防ぐための検査です（労働安全衛生法66条の10）。結果は、実施者からご本人に直接届きます。',
  period: (name: string) => `ストレスチェック（${name}）`,
  ended: (span: string) => `期間は終わりました（${span}）。`,
  factSpan: '期間',
  factTime: '時間',
  factScreen: '受検画面',
  factConductor: '実施者',
  factOffice: '問い合わせ',
  unset: 'ストレスチェックの期間は、市の設定にまだありません（未設定）。',
  unsetRequest: 'ストレスチェックの申出先は、市の設定にまだありません（未設定）。',
  ask: (whom: string) => `${whom}にお尋ねください。`,
  whom: '衛生の担当',
  eligible: (whom: string) =>
    `ストレスチェックの対象かどうかは、${whom}にお尋ねください。このボットではお答えしていません。`,
  refused:
    'だれが受けたか、受けていないかは、役割にかかわらず、どなたにもお答えしていません。受けるかどうかはご自分で決めるもので、知られることが不利益につながるためです。',
  refusedNext: '期間や受け方は、「ストレスチェックいつまで」でお答えします。',
} as const

export const BUTTON = {
  open: '受検画面を開く',
  stop: '今後この知らせを止める',
  resume: '元に戻す',
  notDone: '市が行わないこと',
} as const

/** Words that stop and resume the encouragements where their buttons are out of reach. */
export const SAY = {
  stop: ['ストレスチェックの知らせを止める', 'ストレスチェックのお知らせを止める', 'ストレスチェックの知らせを止めて'],
  resume: [
    'ストレスチェックの知らせを元に戻す',
    'ストレスチェックのお知らせを元に戻す',
    'ストレスチェックの知らせを戻す',
  ],
} as const
