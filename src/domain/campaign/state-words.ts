import type { CampaignState } from './definition.ts'

/** How a campaign stands, as it is read. */
export const STATE_WORDS: Readonly<Record<CampaignState, string>> = {
  draft: '下書き',
  approved: '承認済み',
  running: '実施中',
  paused: '一時停止中',
  done: '終了',
  cancelled: '取り消し',
}
