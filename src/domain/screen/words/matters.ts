import { words } from '../words.ts'

/** What this bot is for and what offices have: a trouble with these is no trouble of a person. */
export const MATTERS = words`
  研修 講座 学べ 学び 学ん 勉強 身につけ 身に付け 鍛え 練習 苦手 提案 面談 目標 評価 昇任 昇進 昇格 昇級 試験 受験 能力 スキル
  議会 英語 パソコン システム 画面 エラー ログイン 印刷 待ち時間 混雑 資格 キャリア 育休 産休 育児休業 制度 休暇 手当 申請 手続
  日程 締切 スケジュール 期限 予算 字が 表が 文字 eラーニング 出向 ミーティング 会議が長 紙の 書類が多 管理職になる 課長になる
  係長になる 主査になる 部長になる 人前 やさしい日本語 方針 計画 取組 指導方法 接し方 推薦 受講 講師 採用 委員 表彰 異動を 異動希望
  配属 担当に 後任 引き継ぎを 引継書 条件付 任期 学習 人材 育成 必要があり 必要です 求められ 職員一人ひとり 女性職員 全職員 協働
  市民の声 テレワーク 在宅勤務 フレックス 時差出勤 会議室 コピー機 リンク ボタン 入力した
`

/** Something is wanted from the bot, so that a passive is no complaint: 「どこで開かれますか」. */
export const ASKED = words`
  ? 教え 知りたい ますか ですか でしょうか どこ いつ 何が 何を 何で 何人 なにを どんな どれ どの いくら とは 違い 一覧 見せ
  出して ください 下さい お願い は。 たいです たい。 ほしい
`
