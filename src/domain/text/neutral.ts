/** Words of asking and of everyday doing: whether documents hold them says nothing about the matter asked. */
const NEUTRAL = new Set(
  (
    'what which when where who how does do is are was were the a an of for to in on at it my me we you need needs available there have has about and or can should with please tell show give all list ' +
    '全 各 悩ん 悩み 迷っ 流れ 仕組み 普通 最初 最後 始め 終わり そもそも 無茶 気持ち みんな 決定 もと 課 係 部 今後 現在 昔 以前 従来 個人 個々 全体 全員 各自 一般 実際 結局 結果 状況 状態 程度 種類 名目 趣旨 役立つ 役立 頑張る 頑張っ 頑張り 大変 楽 難しい 簡単 嬉しい 欲しい 困る 困っ 考慮 配慮 一言 端的 要約 要点 概要 ざっくり 詳しく 私 自分 僕 俺 私達 我々 意味 定義 話 中身 全部 一通り 作る 作っ 作 作ら 決まる 決ま 決め 始まる 始ま 始 始め 使う 使 使え 使える 使っ 行く 行っ 行け 行 回す 出る 出 出し 入る 入り 入っ 置く ' +
    '選べる 選べ 選ぶ 周り 本人 今回 今度 今年 今年度 今 新しい 新た 正式 名称 名 具体 詳細 詳し 説明 教示 願い 以外 以上 以下 件 情報 内容 点 理由 方法 一番 最近 市 町 ' +
    '書か 書く 書 載っ 載る 全般 等 前 後 次 他 別 続く 続け 続 悪い 悪 良い 聞く 聞い 聞 知る 知 起きる 起き 起 保つ 進める 進め 進ん 進む 違う 違い 自身 者 側 系 ' +
    '関係 場合 部分 多い 多か 少ない 高い 低い 大事 大切 必要 求め 求める 求められ 期待 何年 何月 何日 何人 何歳 何点 何円 いくら 最長 最大 最短 上限 下限 正 項 離れる 離れ ' +
    '取れる 取る 取り 取っ 取れ 受け 受ける 受けら 気 目 手 話題 件数 番号 一つ 二つ 三つ 年 月 日 級 達 面 例 順 向け 間 際 内 外 中 上 下 為 事 物 所 方 方針 文書 ' +
    '記載 記述 該当 質問 回答 確認 お疲れ様 恐れ入り すみません 失礼 皆 人 誰 何 比べる 比べると くらべる 立ち 位置 立ち位置 ポジション 動く 動い 動き 動け 要る いる 持つ 持っ 持た ' +
    '起きた 起こ ことに 違っ ひととおり 読み 読む 見る 見 言う 言っ 言わ 思っ 考え 考える 考え方 増え 増える 減る 減ら'
  ).split(' '),
)

const NO_MATTER = /^([\p{sc=Hiragana}ー]+|[0-9]+つ?)$/u

/** Takes a normalised content word of a question; tells whether it names a matter. */
export function namesMatter(word: string): boolean {
  return !NEUTRAL.has(word) && !NO_MATTER.test(word)
}
