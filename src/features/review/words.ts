import type { Temporal } from 'temporal-polyfill'
import { type Card, card } from '../../bot/card/card.ts'
import type { Brought } from '../../domain/proposal/move.ts'
import { noticeOf } from '../../domain/proposal/notices.ts'
import { TEXT } from './texts.ts'
import { noticeCard } from './told.ts'

/** What the office hears in the morning. */
export function officeCard({ news, near }: { readonly news: number; readonly near: number }): Card {
  return card(TEXT.officeWord)
    .text(news > 0 ? TEXT.news(news) : '', near > 0 ? TEXT.near(near) : '')
    .button(TEXT.back, 'review', 'list')
    .build()
}

/** What who heads a unit in charge hears when its day comes near. */
export function unitCard(near: number): Card {
  return card(TEXT.unitWord).text(TEXT.owed(near)).button(TEXT.back, 'review', 'list').build()
}

/** What a proposer reads where the promised day will be missed and nobody gave a reason. */
export function delayCard(
  about: { readonly number: string; readonly title: string; readonly sample: boolean },
  given: Brought,
  today: Temporal.PlainDate,
): Card | undefined {
  const notice = noticeOf({ ...about, today }, 'delay', given)
  return notice && noticeCard(notice, about)
}
