import type { Kind, Result } from '../../domain/proposal/proposal.ts'

/** Every sentence of `hagukumi proposals export`. */
export const CLI = {
  exportAbout: '提案簿を CSV で書き出す（受付番号順。氏名は出ません）',
  to: '書き出すファイル',
  year: 'この年度だけ（西暦で 2027 のように）',
  encoding: '文字コード（utf-8 か shift_jis。書かなければ utf-8）',
  force: '同じ名前のファイルを置きかえる',
  unknownEncoding: '--encoding は、utf-8 か shift_jis とお書きください。',
  columns: ['受付番号', '種類', '標題', '受付日時', '状態', '結果', '次のお知らせ'],
  noText: '（本文なし）',
  replaced: (number: string, column: string, sign: string, geta: string) =>
    `${number} の${column}に、Shift_JIS にない文字「${sign}」があります。${geta} に置きかえました。`,
  exported: (count: number) => `提案簿を書き出しました（${count}件）。`,
} as const

/** What is said where the rule book has no word for it, or none is there any more. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  idea: '提案',
  call: '課題提案',
  done_report: '業務改善報告',
  tip: '情報提供',
}

/** As KIND_WORDS. */
export const RESULT_WORDS: Readonly<Record<Result, string>> = {
  adopted: '採用',
  partially_adopted: '一部採用',
  adopted_in_spirit: '趣旨採用',
  on_hold: '保留',
  study: '検討',
  rejected: '不採用',
}
