import { squash } from '../../../domain/text/normalise.ts'

/**
 * Attempts to turn the bot into something else, to make it show its inside, or to run what was typed.
 * Nothing here could succeed without a language model; the person is still told what the bot is for.
 */
const PATTERNS: readonly RegExp[] = [
  /(指示|命令|プロンプト|ルール|制約|制限|設定|規則|前提|これまで|今まで)(を|は|の内容を|のことは)?(すべて|全て|全部)?(無視|忘れ|破棄|解除|上書|リセット|外して|取り消)/,
  /(システム|初期|内部|隠し)(プロンプト|指示|命令|設定)|プロンプト(を|の全文|全文)/,
  /(あなた|きみ|君|おまえ|お前)は(今|いま|これ)(から|より)|(になりきっ|のふりを|として(振る舞|ふるま|演じ|答え|行動))|ロールプレイ|キャラ(クター)?(で|になっ)/,
  /ignore(all|any|the|your|previous|above|prior)|disregard(all|the|previous|your)|systemprompt|youarenow|pretend(to|you)|actas(a|an|if)|developermode|jailbreak|脱獄|開発者モード|管理者モード|\bdan\b(mode)?/,
  /<\/?(system|assistant|user|script|instructions?)>|\[\/?inst\]|\[system\]|###(system|instruction)|システム[:：]/,
  /(全職員|職員全員|みんな|他の人|全員)の(個人情報|名簿|メール|住所|電話|給与|給料|評価|パスワード)|(api|アクセス)(キー|トークン)|パスワードを?(教え|表示|出力|見せ)|秘密(鍵|情報)を/,
  /droptable|deletefrom|insertinto|unionselect|select.{1,40}from[a-z_]|';--|\bor1=1|\{\{.*\}\}|\$\{.*\}|__proto__|os\.system|rm-rf/,
  /(小説|ポエム|物語|俳句|プログラム|コード|ブログ|作文)を?(書いて|作って|生成)|(英語|中国語)に?翻訳して(?!.*方針)/,
]

/** Whether a message tries to redirect the bot. */
export function redirects(text: string): boolean {
  const squashed = squash(text)
  return PATTERNS.some((pattern) => pattern.test(squashed))
}
