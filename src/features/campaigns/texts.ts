import type { CampaignState } from '../../domain/campaign/definition.ts'
import type { Deed } from './ports.ts'

/** Every Japanese sentence of HR's side of the campaigns. */
export const BUTTON = {
  new: '新しく作る',
  list: '一覧に戻る',
  look: '文面と人数を確かめる',
  dues: '期日を変える',
  changeDue: '変える',
  otherDay: '別の日にする',
  yes: 'はい',
} as const

export const DEEDS: Readonly<Record<Deed, string>> = {
  dry_run: '自分に試しに送る',
  approve: '承認する',
  start: '始める',
  pause: '止める',
  continue: '再開する',
  cancel: '取り消す',
}

/** What can be done in each state, in the order of the buttons. */
export const POSSIBLE: Readonly<Record<CampaignState, readonly Deed[]>> = {
  draft: ['dry_run', 'approve', 'start', 'cancel'],
  approved: ['dry_run', 'start', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['continue', 'cancel'],
  done: [],
  cancelled: [],
}

export const TEXT = {
  none: 'お知らせのキャンペーンは、まだありません',
  list: (count: number) => `お知らせのキャンペーンは${count}件です`,
  unreadable: (count: number) =>
    `中身を読めないものが${count}件あります。システム管理の方に、hagukumi campaign list で確かめるようお伝えください。`,
  item: (title: string, state: string, day: string) => `${title}　${state}　${day}から`,
  sample: (title: string) => `${title}（サンプル）`,
  notAllowed: 'お知らせの管理は、人事担当の方ができます。人事担当の方にお願いしてください。',
  gone: 'そのキャンペーンは、もうありません。',
  standing: (title: string, day: string, done: number, open: number, excluded: number) =>
    `${title}　${day}まで　済み ${done}・まだ ${open}・対象外 ${excluded}`,
  rehearsed: (actors: number, members: number) => `お知らせする人 ${actors}人（対象の職員 ${members}人）`,
  excluded: (count: number) => `対象外 ${count}人`,
  unreachable: (count: number) =>
    `チャットで届かない方が${count}人います。hagukumi campaign preview で、印刷するお知らせが出ます。`,
  approval: '始めるには、ほかの方の承認が要ります。',
  days: (days: string) => `お知らせする日：${days}`,
  new: (year: string) => `${year}の何のお知らせを作りますか`,
  newHow: '作るのは下書きです。文面と人数を確かめ、承認を受けてから始まります。',
  did: (title: string, deed: string) => `「${title}」：${deed}`,
  deeds: {
    dry_run: 'ご自分のチャットにだけ、試しに送りました。ほかの方には送っていません。',
    approve: '承認しました。開始日に始まります。',
    start: '始めました。開始日の前のときは、その日に始まります。',
    pause: '止めました。再開するまで、何もお知らせしません。',
    continue: '再開しました。止めていた間の分は、まとめて送りません。',
    cancel: '取り消しました。まだの方へのお知らせも、ここまでです。',
  },
  drafted: '下書きを作りました。',
  dues: (title: string) => `「${title}」の、どの手順の期日を変えますか`,
  due: (title: string, day: string) => `${title}　${day}まで`,
  csv: '済みの記録のCSVは、hagukumi campaign import で取り込めます。',
  askStep: 'どの手順の期日を変えますか',
  againStep: 'その手順が見つかりません。ボタンで選んでください。',
  askDue: (title: string, day: string) => `「${title}」の新しい期日はいつですか（いまは${day}）`,
  askDueHow: (day: string) => `「2月10日」や「${day}」のように書いてください。`,
  otherDue: '新しい期日を、「2027年2月10日」のように年から書いてください。',
  againDue: '日付として読めませんでした。「2月10日」のように書いてください。',
  taken: (day: string) => `年が書かれていないので、次に来る${day}と読みました。`,
  askTaken: (day: string) => `${day}でよろしいですか`,
  askTakenHow: '別の日にするときは、日付を年から書いてください。',
  weekday: '日付と曜日が合わないので、確かめさせてください。',
  askWhich: (days: string) => `新しい期日は、${days}のどちらですか`,
  stepLabel: '手順',
  dayLabel: '新しい期日',
  sureDue: (title: string, day: string) => `「${title}」の期日を${day}に変えますか`,
  sureClosed: (asked: string, day: string) => `${asked}は閉庁日のため、${day}になります。`,
  sureTold: (people: number) =>
    `前の期日をお知らせした、まだの方が${people}人います。その方にだけ、【訂正】を1通お送りします。`,
  sureApproval: 'いまの承認は前の期日へのものです。変えると、もう一度承認が要ります。',
  dueDone: (title: string, day: string) => `「${title}」の期日を${day}にしました`,
  dueTold: (people: number) => `前の期日をお知らせした${people}人に、【訂正】を1通お送りします。`,
  dueUntold: '前の期日をお知らせした、まだの方はいません。',
  approvalBack: '承認は前の期日へのものなので、もう一度お願いしてください。',
  sure: (title: string) => `「${title}」を取り消しますか。元に戻せません。`,
} as const
