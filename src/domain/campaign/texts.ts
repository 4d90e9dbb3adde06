/** Every Japanese sentence on what stands against a campaign, each with what to do about it. */
export const TEXT = {
  stressCheck:
    'ストレスチェックのお知らせは、ここでは作れません。受検は任意で、決まりが別にあります。hagukumi stresscheck でお作りください。',
  meeting:
    '職場ミーティングのお知らせは、設定の meetings から自動で作られます。hagukumi settings import でお決めください。',
  harsh: (where: string, word: string, because: string) => `${where}：「${word}」は使えません。${because}`,
  placeholder: (where: string, word: string, known: string) =>
    `${where}：「{${word}}」は埋められません。使えるのは ${known} です。`,
  stepTwice: (where: string) => `${where}：同じ key の手順が前にあります。別の名前にしてください。`,
  keyTaken: (where: string, prefix: string) =>
    `${where}：「${prefix}」で始まる key は使えません。別の名前にしてください。`,
  touch: (where: string) => `${where}：「T-10」「T-0」「T+2」か「T-10暦日」の形で書いてください。`,
  noPartner: (where: string) => `${where}：相手が決まっていません。audience.pairs に組を書いてください。`,
  pairWithSelf: (number: string) =>
    `audience.pairs：職員番号 ${number} が自分と組になっています。相手を直してください。`,
  pairCircle: (number: string) =>
    `audience.pairs：職員番号 ${number} が2つの組に入っています。1人は1つの組にしてください。`,
  duplicate: (number: string) => `audience：職員番号 ${number} が2回あります。片方を消してください。`,
  empty: '対象になる職員がいません。audience の条件をゆるめるか、基準日をお確かめください。',
  strangers: (numbers: string) => `audience：職員番号 ${numbers} の職員が名簿にいません。番号を直してください。`,
  past: (step: string, day: string) => `「${step}」の期日 ${day}が過ぎています。期日を先の日に直してください。`,
  beforeStart: (step: string, day: string) =>
    `「${step}」の期日 ${day}が、始める日より前です。どちらかの日を直してください。`,
  closed: (step: string, day: string) =>
    `「${step}」の期日 ${day}は閉庁日です。開庁日に直すか、前か後の開庁日に移す決まりにしてください。`,
  beyond: (step: string) => `「${step}」の期日は遠すぎて、祝日が分かりません。近い日に直してください。`,
  blackout: (step: string, name: string) =>
    `「${step}」の期日の前が、すべて「${name}」に入っています。お知らせが少なくなります。`,
  appraiserLeft: (numbers: string) =>
    `職員番号 ${numbers} は、評価者が退職しています。名簿の評価者を直すか、対象から外してください。`,
  circle: (numbers: string) => `職員番号 ${numbers} は、互いに評価者になっています。名簿の評価者を直してください。`,
  noAppraiser: (count: number) => `評価者のいない手順が、${count}人にあります。その手順は対象外になります。`,
  appraiserAway: (count: number) =>
    `評価者が対象外の間の手順が、${count}人にあります。名簿の評価者をお確かめください。`,
} as const
