/** Every Japanese sentence on why a day is closed and why nothing is sent. */
export const TEXT = {
  holiday: (day: string, name: string) => `${day}は${name}で、閉庁日です。`,
  yearEnd: (day: string) => `${day}は年末年始の閉庁日です。`,
  city: (day: string) => `${day}は市が定めた閉庁日です。`,
  weekend: (day: string) => `${day}は閉庁日です。`,
  computed: (year: number) => `${year}年の祝日は国の公表がまだ反映されていないため、計算による日です。`,
  disaster: '災害対応中のため、お知らせを止めています。',
  unknown: 'この先の祝日がまだ分からないため、お知らせの日を決められません。',
  away: 'お休みの期間のため、お知らせを控えています。',
  blackout: (name: string) => `${name}に当たるため、お知らせを控えています。`,
  offDuty: '勤務のない日のため、お知らせを控えています。',
  quiet: '勤務時間のうちに、お知らせできる時間がありません。',
  closed: '閉庁日のため、お知らせを控えています。',
  passed: 'その日のお知らせの時刻を過ぎています。',
  over: 'お知らせできる日が残っていません。',
  wait: (days: string, says: string) => `${days}：${says}`,
} as const
