import { each, type Rule, together } from '../rules.ts'
import { words } from '../words.ts'
import { YOU } from './you.ts'

/** Asking to be shown. */
export const SHOW = words`
  見せ みせて 表示し 表示せよ 表示しろ 出力 教え おしえ 吐いて 吐け 白状 開示 公開し 出して 出せ だして ください くれ。 くれよ
  よこせ ダンプ 示せ さらけ 要約し コピーし 書き出 読み上げ 列挙 知りたい 全文 送って 送れ エクスポート 抽出 ダウンロード 話して
  言って 言え。 csv は?。 は。 何?。 何。 の?。 でしたか。 でしたか? ですか。 ですか?
`

/** The bot's own inside, needing no further word. */
const INNERMOST = words`
  {システム,初期,内部,隠し,裏,秘密の,元の,ベース}{プロンプト,インストラクション}
  {システム,内部,隠し,隠された,裏,秘密の}{メッセージ,指示,命令,コマンド,ルール}
  {最初,はじめ,初め}{に,の}{与えられ,言われ,指示され,設定され,指示を,指示が,メッセージを,命令}
  {開発者,作成者,製作者,運営,作った人}からの{指示,命令,メッセージ} 環境変数 学習データ 訓練データ ソースコードを見 ソースコードを出
  ソースコードを教 モデル名を 秘密鍵 秘密の鍵 暗号鍵 接続文字列 apiキー apikey apiトークン アクセストークン アクセスキー
  トークンを出 内部データ 内部情報 内部文書を 内部資料を 機密情報 機密デー 極秘 秘密の情報 データベースの中身 dbの中身 テーブル一覧
  会話履歴を 会話ログ ログを全部 ログを表 ログを見 全データ ログイン情報 認証情報 管理画面の {命令,指示,プロンプト}を受けて動
  バックエンド どのモデル instructionsを 最初のメッセージ はじめのメッセージ 職員データを csvで出力 全ログ 裏設定 内部ログ
  内部コード 内部仕様 答えられない理由 裏の顔 サーバー情報 サーバーの情報 設定ファイル 接続情報
`
const PROMPT = words`
  {プロンプト,インストラクション,設定ファイル,コンフィグ,ソースコード}{を,の内容,の中身,の全文,は,全文}
`
const LEARNING = words`
  研修 講座 セミナー 勉強 学び 書き方
`

/** The words before this message. */
const BEFORE = words`
  {上,以上,冒頭,直前,これまで}{に書,にある文,の文章,の文を,の内容を,のテキスト,の会話,の命令} 一字一句 この会話の最初 ここまでの文
`
const AGAIN = words`
  繰り返 くり返 くりかえ そのまま 復唱 コピー 出力 貼り 全部見せ 英訳して 再掲
`

/** What only the bot has, asked of it by name. */
const YOUR = words`
  ルール 制約 設定 指示 命令 プロンプト 約束事 正体 秘密 中の 内部 本当の姿 開発者 モデル名 学習データ 人格 感情 chatgpt
  gpt 課せられ バックエンド モデルは 仕組みを全 裏側 制限 禁止 動かし 動かす 課され 与えられ 言われてい 命じられ 隠し 本音
  知られたくな 答えられない理由 答えてはいけ 話せないこと 言えないこと ログ
`
const YOUR_USE = words`
  設定を変え 設定変更 設定の変え 使い方 設定方法 設定したい
`

/** Keys and accounts. */
const PASSWORD = words`
  {管理者,管理人,システム,同僚,上司,課長,係長,部長,市長}のパスワード
  {さん,全員,全職員,みんな,職員,他の人,他の職員,root,admin,データベース}のパスワード
  パスワード{を教,教えて,を表,を出,を見せ,を言,を読み上,をくれ,一覧,を全部,を吐,リスト}
  {chatgpt,openai,gpt4,gpt,claude,gemini}{だろ,でしょ,なの,ですか,じゃな}
`

/** The same in English, squashed. */
const ENGLISH_INNER = words`
  {system,hidden,initial,secret}{prompt,instruction,message,configuration}
  {internal,developer,original,your}{prompt,instruction,message,configuration}
  {system,hidden,initial,secret}{config,sourcecode}
  {system,hidden,initial,secret}{guideline,programming,rules}
  {internal,developer,original,your}{config,sourcecode}
  {internal,developer,original,your}{guideline,programming,rules}
  startingwithyouare trainingdata environmentvariable apikey accesstoken
  secretkey youtoldbefore youtoldto weretold textabove messageabove
  wordsabove everythingabove conversationabove allyourrules yourrules
  getprompt getsystemprompt yourbackend systemmessage developermessage
  instructionsyouwere instructionsyouhave theinstructions
`
const ENGLISH_SHOW = words`
  reveal show print repeat output leak dump display tell give list expose
  export whatis whatare whatwere translate summarize summarise share copy
`

/** Asking for the bot's inside: its prompt, keys, code, records. */
export const INSIDE: readonly Rule[] = [
  ...together([INNERMOST], [SHOW, YOU]),
  { all: [PROMPT, SHOW], unless: [LEARNING] },
  ...together([BEFORE], [AGAIN]),
  { all: [YOU, YOUR], unless: [YOUR_USE] },
  ...each(PASSWORD),
  ...together([ENGLISH_INNER], [ENGLISH_SHOW]),
]

/** Words of an office that only look like the inside of the bot. */
export const NOT_INSIDE = words`
  パスワードを教わ 設定ください お知らせください システム部門 内部統制 内部監査
`
