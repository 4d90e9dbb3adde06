import { each, type Rule, together } from '../rules.ts'
import { words } from '../words.ts'

/** Everything, or what is not one's own … */
const ALL_OF_IT = words`
  データベース db データ テーブル 全件 ログ システム アカウント サーバー 記録を全 提案を全 締切を全 全員分 みんなの 他の人の 全員の
`
/** … destroyed or moved. */
const DESTROY = words`
  {削除,消去,初期化,破壊,改ざん,クラッシュ,シャットダウン,停止}{して。,して、,してくだ,しろ,せよ,しなさい,してくれ} 消して。
  消してくだ 消せ。 壊して 壊せ 全部消 延ばして 書き換えて 書き換えろ {却下,承認,取り消し,白紙}に{して,しろ}
`
/** To all, in the city's name … */
const TO_ALL = words`
  {全員,全職員,みんな,職員全員,全庁,市長,課長,他の人,皆}{に,へ,宛てに,宛に}
`
/** … a message is to go. */
const SEND = words`
  送信して 送信しろ 送って。 送ってくだ 送っといて 送れ。 配信して 一斉送信 投稿して メールして
`
/** Marks, grades, approvals … */
const STANDING = words`
  評価を 成績を 点数を 等級を 権限を 役職を を部長に を課長に を係長に を管理者に 給料を 給与を ボーナスを 承認済み 合格に 受講済み
`
/** … set as one likes. */
const SET = words`
  {に,へ,を}{書き換えて,書き換えろ,変更して。,変更してくだ,変えて。,変えといて,上げといて,上げて。,下げて。}
  {に,へ,を}{下げといて,しといて,しておいて,しろ。,昇進させて,昇格させて,増やして。,上げろ,倍にして,して。}
`

/** In somebody else's place. */
const IN_PLACE = words`
  さん名義で 他人名義で 別人の名前で 他の人の名前で 代わりに{承認,提出,申請,決裁,書い,送っ,出し,回答,受講,受け} になりすまし
  勝手に{承認,却下,提出,変更}して setmygrade changemygrade approveall deleteall
  rejectall
`

/** Orders to change what is kept, or to speak in the city's name. */
export const DEEDS: readonly Rule[] = [
  ...together([ALL_OF_IT], [DESTROY]),
  ...together([TO_ALL], [SEND]),
  ...together([STANDING], [SET]),
  ...each(IN_PLACE),
]

/** Things that nobody needs from a city's bot … */
const PASTIMES = words`
  小説 ポエム 詩を 詩の ラップ 物語 童話 昔話 桃太郎 俳句 短歌 川柳 歌詞 脚本 台本 プログラムを プログラムの コードを コードの
  スクリプト マクロ ブログ 作文 感想文 論文 卒論 ラブレター ダジャレ なぞなぞ 占い 占って ジョーク 冗談 小話 怪談 漫才 レシピ 献立
  競馬 宝くじ パチンコの 株価 爆弾 毒 麻薬 ハッキング ウイルス クイズ
`
/** … made to order. */
const MAKE = words`
  {書いて,かいて,作って,つくって,生成して,考えて,言って,聞かせて}{。,、,くだ,くれ,ほし,よ,ね,?}
  {詠んで,歌って,出して,組んで,予想して,予想をして,占って,当てて,翻訳し}{。,、,くだ,くれ,ほし,よ,ね,?} 書け。 作れ。 作り方
  の方法を教え 代わりに書いて やり方教え 翻訳して
`
const LEARNING = words`研修 講座 セミナー`
const OUT_OF_PLACE = words`
  のレシピ 献立を考え 競馬の 宝くじの 爆弾の作 爆弾を作 毒の作 麻薬の作 ハッキングの ハッキングし ウイルスを作 株価を予 運勢 恋愛相談
  彼女の作り方
`
const TRANSLATE = words`
  {英語,中国語,韓国語,フランス語,スペイン語,ドイツ語,ポルトガル語,ベトナム語}{に,へ}{翻訳して,訳して}
`
const CITY_TEXT = words`
  方針 研修 能力 講座 提案 答え 回答 課長 係長 主査 主事
`
const ENGLISH = words`
  tellmeajoke tellajoke singasong writeapoem writeastory writeasong
  writecode writeanessay writeascript writemea writepython writeanovel
  howtomakeabomb
`

/** Work that has nothing to do with abilities, training or proposals. */
export const OFF_PURPOSE: readonly Rule[] = [
  { all: [PASTIMES, MAKE], unless: [LEARNING] },
  { all: [TRANSLATE], unless: [CITY_TEXT] },
  ...each(ENGLISH, OUT_OF_PLACE),
]
