import { writtenMinutes } from '../../domain/calendar/written.ts'

/** The sentences around the lines that features write. */
export const TEXT = {
  digest: (matters: number, minutes: number) => `お知らせは${matters}件です（合わせて${writtenMinutes(minutes)}ほど）`,
  lastDay: (matters: number) =>
    matters === 1 ? '今日が期日のものが1件あります' : `今日が期日のものが${matters}件あります`,
  ownTime: 'お約束の時刻になりました',
  corrected: (title: string, day: string) => `【訂正】「${title}」の期日は${day}です`,
  correction: (matters: number) => `【訂正】期日が変わったものが${matters}件あります`,
  sorry: (title: string, day: string) => `${title}　前のお知らせでは${day}とご案内していました。`,
  sorryOne: (day: string) => `前のお知らせでは${day}とご案内していました。失礼しました。`,
  sorryAll: '失礼しました。',
  keeps: (time: string) => `いつやるの予定（${time}）はそのままです。`,
  line: (number: string, title: string, when: string, minutes: number) =>
    `${number}${title}　${when}${minutes > 0 ? `・${writtenMinutes(minutes)}` : ''}`,
  until: (day: string) => `${day}まで`,
  pressed: (number: string, label: string) => `${number}${label}`,
  mine: '私の締切',
  city: '― 市の設定',
  sample: '― サンプル（架空の日程です）',
} as const

/** Before each of several lines, and before the buttons that belong to it. */
export const NUMBERS = [
  '①',
  '②',
  '③',
  '④',
  '⑤',
  '⑥',
  '⑦',
  '⑧',
  '⑨',
  '⑩',
  '⑪',
  '⑫',
  '⑬',
  '⑭',
  '⑮',
  '⑯',
  '⑰',
  '⑱',
  '⑲',
  '⑳',
]
