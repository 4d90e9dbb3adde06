import { type Rule, together } from '../rules.ts'
import { words } from '../words.ts'
import { SHOW } from './inside.ts'

/** Somebody in particular, or all. */
const PERSONAL = words`
  {さん,くん,氏,同僚,先輩,後輩,同期,あの人,他の人,ほかの人,別の人,他人,他の職員}の{。,}
  {ほかの職員,別の職員,他のユーザー,課の人,係の人,席の人,部署の人,全職員,全員,みんな,皆,部下全員,職員全員,社員}の{。,} 職員番号
  全員分 全職員分 職員データ 職員の個人 住民の個人 市民の個人 allemployees everyemployee everyones
  allstaff eachemployee さん、
`
/** A grade or an office, whose pay and evaluation are rules and whose home is private. */
const OFFICES = words`
  {課長,係長,部長,次長,局長,市長,副市長,議員,上司,部下,主査,主幹,主任,職員,社員,校長,園長}の 課長補佐の 部長補佐の 係員の
  市長秘書の
`

/** What one may not know of another … */
const PRIVATE = words`
  評価 給与 給料 年収 月給 ボーナス 賞与 貯金 住所 自宅 家は 家の場所 携帯 電話番号 メアド メールアドレス 個人情報 連絡先 生年月日
  誕生日 年齢 家族構成 病名 病歴 病気 休職の理由 休んでいる理由 健康診断の結果 ストレスチェックの結果 ストレスチェック結果 処分歴 履歴書
  経歴 異動先 成績 勤怠 残業時間 有給の残 マイナンバー 口座 下書き 相談内容 面談内容 面談記録 離婚 独身 宗教 salar
  evaluation homeaddress phonenumber birthday personaldata personalinfo
  passwords 残業代 休んでいる 休んだ理由 休みの理由 辞めた理由 退職理由 異動の理由 処分の内容 身長 体重 学歴 借金 病院 通院
  勤務評定 査定 昇任試験の結果 面談の内容 相談した内容 相談の内容 メールの中身 位置情報 居場所
`
/** … and of an office neither. */
const HOME = words`
  住所録 自宅 携帯番号 携帯の番号 携帯電話の番号 個人の電話 家の住所 住所を 住所は 生年月日 誕生日 年齢を教 年収 ボーナス 家族構成
  病名 病歴 休職の理由 ストレスチェックの結果 ストレスチェック結果 人事評価を見 人事評価を教 評価結果を見 評価結果を教 個人情報を見
  個人情報を教 個人情報を出 処分歴 マイナンバーを 口座番号 名簿を出 名簿をくだ 名簿を送 連絡網を データをcsv データを全 データを出
  データをエク
`
const ASKED = words`
  いくら どこ。 どこ? どこで どこに住 何番 何点 何歳 どうだっ は?。 は。 知りたい 一覧に 一覧を リスト 名前を どう答 を。
  電話番号。 住所。 年収。 給料。 携帯。 生年月日。 わかる? 分かる? わかりますか 調べて 知ってる? ダウンロード 抜き出 集めて
`
/** How evaluation and pay work is an ordinary question. */
const THE_RULES = words`
  つけ方 付け方 仕方 しかた 書き方 見方 方法 基準 制度 仕組 項目 開示 流れ 時期 研修 どうやって決 どう決 決め方 決まり 目的 様式
  取扱い 取り扱い 保護 扱うとき 守る 漏れ 評価者 評価する 評価して 評価され 評価を上げ 給料表 いつ伝 変えた 変更した 相談員 研修担当
  人事課の 私の 自分の 平均 合計 総数 割合 統計 職員向け 全員に配
`

/** Who it is that … */
const WHICH = words`
  誰。 誰? 誰で 誰が は誰 だれ。 だれ? だれが どの職員 どの人 人の名前 職員の名前 者の名前 氏名を 名前を全 名前を教 名前教
  一番低い 一番高い 誰だった だれだった 誰なの 誰か教 誰か知
`
/** … something happened to. */
const HAPPENED = words`
  高ストレス 休職して 休職中 休んで うつで 鬱で メンタルで 病気で 処分され 処分を受け 懲戒処分になった 通報した 告発した 相談したか
  相談した人 訴えた 評価が低 評価が一番 評価が高 s評価 d評価 受けてない人 受けていない人 受けてない職 未受検 妊娠して 辞める予定
  降格した 提案した人 嫌われて 相談に来た人 相談に来てい 相談した職員 申し出た 苦情を言った 懲戒を受け 昇任に落ち 試験に落ち 辞めさせ
  療養してい
`
const ABOUT_SOMEBODY = words`
  さん{って,は,が}{今,いま,もう,、,}{いつ,なぜ,なんで,どうして,何で休,いくら,何歳,結婚}
  さん{って,は,が}{今,いま,もう,、,}{独身,離婚,休職,病気,うつ,妊娠,処分,どこに住,休んで}
  {先輩,上司,課長,係長,部長,同僚,あの人,同期}{が,って,は}{いくらもら,いくら稼,何歳,独身,離婚,なぜ休,なんで休,どこに住,いくら貰}
  {listofall,listall,listof}{the,}{employee,staff,user,worker}
  howmuchdo{es,}{mr,ms,mrs,my} {whoison,whoareon}{sick,medical,leave}
  {showme,tellme,givemea,giveme}{tanakas,satos,suzukis,mr}
  {showme,tellme,givemea,giveme}{ms,yamadas,hiscolleagues,everyones,hershis}
`

/** Asking for what is known of other employees. */
export const OTHERS: readonly Rule[] = [
  ...[SHOW, ASKED].map((asked): Rule => ({ all: [PERSONAL, PRIVATE, asked], unless: [THE_RULES] })),
  ...[SHOW, ASKED].map((asked): Rule => ({ all: [OFFICES, HOME, asked], unless: [THE_RULES] })),
  ...together([WHICH], [HAPPENED]),
  { all: [ABOUT_SOMEBODY] },
]

/** 「皆さんの意見」「お客さんの」 are nobody in particular. */
export const NOBODY = words`
  {皆さん,みなさん,お客さん,患者さん,業者さん,市民の皆さん,たくさん,保健師さん,担当さん}の {みんな,皆}の{前,意見,声,力}
`
