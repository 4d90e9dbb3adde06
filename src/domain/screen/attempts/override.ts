import { each, type Rule } from '../rules.ts'
import { words } from '../words.ts'
import { YOU } from './you.ts'

const DROPPING =
  '無視し,忘れ,わすれ,破棄し,捨て,解除し,上書きし,消し,消去し,リセットし,外し,はずし,取り消し,取り払っ,撤廃し,なかったことにし,無効にし,無効化し,オフにし,切っ,放棄し,突破し,回避し,書き換え,破っ,停止し,外れ,離れ,変更し'

/** What holds the bot. */
const RULES = words`
  指示 指令 命令 めいれい しじ プロンプト ルール 規則 規定 制約 制限 設定 せってい 前提 ガイドライン ポリシー 倫理 フィルター 検閲
  安全機能 安全装置 安全対策 セーフティ ロック 縛り 約束事 上記 これまでの 今までの 以前の さっきの 先ほどの 上の文 上の話 上のこと
  役割 ロール 禁止事項 安全フィルター 会話 記憶 占い師 約束 ここまでの話 禁止 前の指示 前提条件 今の設定
`
/** Ordering it away. */
const DROP = words`
  {${DROPPING}}{て,たうえで,た上で,なさい,ちゃっ,といて}
  {無視,忘却,破棄,解除,上書き,リセット,無効化,撤廃}{。,せよ,しろ,し、,する。,すること} 忘れろ 忘れよ 外せ 捨てろ 切れ。
  やめろ。 {従わ,守ら,縛られ,とらわれ}{なくて,ないで,ず。,ず、,ずに} 従う必要は 従う必要が 気にせず 気にしな 適用されませ
  適用されない 適用外 関係なく答 取っ払 {なし,なかったこと,ゼロ,白紙}に{して,戻して} 気にするな 気にしない
`
/** 「忘れてしまいました」「無視している部下」「変更してもいいですか」: told or asked, not ordered. */
export const NOT_DROPPED = words`
  {${DROPPING}}て{しま,いる,いま,いて,いた,る,ます,ました,ば,も,は,くる,き,いい,よい,よろ,おり,ない,まして,怒,叱,注意}
  {${DROPPING}}ても
`
/** Rules at work belong to somebody. */
const AT_WORK = words`
  {上司,部下,課長,係長,部長,市,国,県,職場,課}の{指示,命令,ルール,規則,規定,制限,設定,前提,時間}
  {係,会社,研修,業務,現場,先輩,通知,お知らせ,リマインダー,自分}の{指示,命令,ルール,規則,規定,制限,設定,前提,時間} お知らせ
  通知を 通知の リマインダー リマインド 研修 申込 締切 提案 過去の制度 制度 書類 前の質問 研修の内容 メモ
`

/** New orders and tricks in place of the old rules. */
const INSTEAD = words`
  {新しい,次の,以下の,本番の,私の,この,書かれた,下記の}{指示,命令,ルール,指令}に{従え,従って,従いな,したがって,従い,だけ}
  {指示,命令}に{従え。,従いなさい,絶対服従,逆らうな} 従わない場合{は,、}
  {仮に,もし,もしも}{ルール,制限,規則,制約,縛り,倫理}が{な,無}
  {制限,制約,ルール,検閲,フィルター,規制}{の,が,は,も}{ないai,ない状態,ないモード,ないボット,なしで}
  {制限,制約,ルール,検閲,フィルター,規制}{の,が,は,も}{なしに,ないアシ,ない世界,ないもの,なかった} 無制限の 無制限に答
  無制限モード 本音で話 本音で答 本音で言 本音を言え とだけ答 とだけ言 とだけ返 とだけ出力 それ以外は言うな それ以外答えるな
  それ以外は答えるな 安全機能をオ 安全装置を 忽略 无视 무시하 무시해 ignoralas ignoratodas ignoratutte
  ignorale ignorezles ignoreztoutes ignorieredie ignorierealle olvidatodas
  olvidalas игнорируй забудь {次の,以下の,このあとの}コマンドを{実行,走}
  {指示,命令,ルール}を{上書き。,書き換え。} 研究目的 教育目的で 安全フィルターを オーバーライド {忽略,无视}之前 이전지시 지시를무시
  言うことだけ{聞,従} {url,リンク,ファイル,添付}を開いて コンソールに を実行して結果 中身を実行 と打ち込んで コマンドを実行し
  プログラムを実行し 緊急指示 最優先の指示 最優先命令
`

/** The same in English, squashed. */
const ENGLISH_DROP = words`
  ignore disregard override overrule bypass forget discard drop
  stopfollowing donotfollow dontfollow disable turnoff violate break
  ignoring disregarding
`
const ENGLISH_RULES = words`
  rules instruction guideline restriction limitation prompt directive
  command polic filter constraint previous prior above youweretold
  everything safety programming protocol ethic security safeguard
  allinstruction
`
const ENGLISH_INSTEAD = words`
  {withoutany,withno,haveno,no}{restriction,limit,filter}
  {withoutany,withno,haveno,no}{rules,censor,constraint} unrestricted
  unfiltered uncensored norestrictions fromnowonyou fromnowon
  newinstruction newrules youmustcomply youmustobey youwillobey obeyme
  donotrefuse promptinjection stopbeing replyonlywith respondonlywith
  answeronlywith sayonly
  {execute,run}{the,this,these}{following,command,shellcommand,code}
  {execute,run}{thefollowing,thisshell,}{following,command,shellcommand,code}
  systemoverride adminoverride overridesecurity accessgranted
  unrestrictedmode phishing malware ransomware makepoison makeabomb
  hackawebsite hackthesystem harmfulcontent confirmyouunderstand
  youareahacker accessroot sendemailtool deletealldata exfiltrate
`
const LEARNING = words`
  研修 講座 course training password パスワード
`

/** Orders to drop the rules. */
export const OVERRIDE: readonly Rule[] = [
  { all: [RULES, DROP], unless: [AT_WORK] },
  { all: [YOU, DROP], unless: [AT_WORK] },
  ...each(INSTEAD, ENGLISH_INSTEAD),
  { all: [ENGLISH_DROP, ENGLISH_RULES], unless: [LEARNING] },
]
