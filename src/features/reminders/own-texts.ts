/** Every Japanese sentence on the hours that somebody sets for themselves. */
export const BUTTON = {
  show: 'お知らせの時間',
  reset: '市の時刻に戻す',
} as const

/** Wishes that are offered, as a button says them. */
export const WISHES = [
  { label: '午前は控える', from: '00:00', to: '12:00' },
  { label: '午後は控える', from: '12:00', to: '24:00' },
  { label: '10時より前は控える', from: '00:00', to: '10:00' },
  { label: '16時より後は控える', from: '16:00', to: '24:00' },
] as const

export const TEXT = {
  stranger: '名簿にない方には、お知らせをお送りしていません。',
  shown: 'お知らせが届く時間です',
  week: (weekdays: string, hours: string) => `${weekdays}　${hours}`,
  ofCity: '市の時刻のままです。',
  ofOwn: 'ご自分で決めた時間です。ほかの方には見えません。',
  usually: (clock: string) => `まとめのお知らせは、ふだん${clock}です。`,
  how: '下のボタンのほか、「お知らせは10時から15時まで」「9時台は控えて」のように書いて決められます。',
  still:
    '〔いつやる〕で決めた時刻、権利に関わるお知らせ、進行する職場ミーティングの直前の連絡は、控える時間にも届きます。',
  stressCheck: 'ストレスチェックのご案内は、対象の方全員に同じ時刻にお送りするため、この時間にはよりません。',
  set: 'お知らせの時間を決めました',
  reset: 'お知らせを、市の時刻に戻しました',
  tooLittle: 'それでは、お届けできる時間が1時間に足りない日があります',
  possible: '勤務のある日に1時間以上残るように、次の時間のうちで選べます。',
  few: 'お知らせは、1日1通、週2通までです',
  stopOne: '終わった件は〔終わった〕を押すと、その件のお知らせが止まります。',
  stopAll:
    'すべてを止めることはできませんが、届く時間を決められます。期日の近い件は、その時間のうちに一度お知らせします。',
  stopStressCheck: 'ストレスチェックの知らせは、その案内の〔今後この知らせを止める〕で止められます。',
} as const
