import { fold, normalise } from '../text/normalise.ts'

/** What a proposal should not hold: how somebody outside is reached, or a matter of the staff's own terms. */
export type Caution = 'reachable' | 'personnel'

/** A phone number as people write it, in half width after normalising; days and numbers of things have other groups. */
const PHONE = /(?<![\d-])0\d{1,4}[-() ]{1,2}\d{1,4}[-() ]{1,2}\d{3,4}(?![\d-])|(?<!\d)0[5789]0\d{8}(?!\d)/g
const MAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g

/** Words of a matter that a rule book leaves out (人事・給与・処分); 人件費 and 人事異動の時期 are none. */
const PERSONNEL =
  /(給料|給与|昇給|昇格|昇任|降格|賞与|ボーナス)[をがは]?.{0,10}(上げ|下げ|増や|減ら|改善|低|安|不公平|おかしい)|(私|自分|わたし)の(異動|評価|処分|給)|人事評価.{0,8}(不満|不公平|おかしい|納得)|(懲戒|処分)(して|すべき|を求め)/

/** Takes what somebody wrote; gives what to ask them about before it is kept, or undefined. */
export function cautionIn(text: string): Caution | undefined {
  const levelled = normalise(text)
  if (levelled.match(PHONE) || levelled.match(MAIL)) return 'reachable'
  return PERSONNEL.test(fold(text)) ? 'personnel' : undefined
}

/** Takes a text; gives it without phone numbers and mail addresses, each as 「（省略）」. */
export function withoutReaches(text: string): string {
  return text.normalize('NFKC').replace(PHONE, LEFT_OUT).replace(MAIL, LEFT_OUT)
}

const LEFT_OUT = '（省略）'
