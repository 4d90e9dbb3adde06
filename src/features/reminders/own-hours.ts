import type { Card } from '../../bot/card/card.ts'
import type { Act, Given, Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import type { QuietHours } from '../../domain/settings.ts'
import { inPlace, personal } from './acts.ts'
import { sayCard } from './cards.ts'
import { fewCard, type Own, setCard, shownCard, tooLittleCard } from './own-cards.ts'
import { TEXT, WISHES } from './own-texts.ts'
import { quietBy, readWish } from './own-words.ts'
import type { RemindersPorts } from './ports.ts'

/** Words that ask when one is written to, and those of who would rather not be. */
export const SHOW = [
  'お知らせの時間',
  'お知らせの時刻',
  'お知らせ時間',
  'お知らせの設定',
  'お知らせ設定',
  '通知の時間',
  '通知時間',
  '通知設定',
  '通知の設定',
] as const
export const FEWER = [
  'お知らせを止めたい',
  'お知らせをとめたい',
  'お知らせを止めて',
  'お知らせを止めてください',
  'お知らせを減らしたい',
  'お知らせを減らして',
  'お知らせが多い',
  'お知らせはいらない',
  'お知らせ不要',
  '通知を止めたい',
  '通知を止めて',
  '通知を減らしたい',
  '通知を切りたい',
  '通知をオフにしたい',
  '通知オフ',
  '通知が多い',
  '通知はいらない',
] as const

type Answer = (own: Own & { readonly employeeId: string }) => Promise<Card>

/** Somebody's own hours, for themselves alone. */
async function ofAsker({ asker, now }: Turn, ports: RemindersPorts, answer: Answer): Promise<Reply[]> {
  const employeeId = asker.person?.employeeId
  if (employeeId === undefined) return [personal(sayCard(TEXT.stranger))]
  const { hours, own } = await ports.hours(employeeId, now)
  return [personal(await answer({ hours, own, today: dayOf(now), employeeId }))]
}

export const showHours = (turn: Turn, ports: RemindersPorts) => ofAsker(turn, ports, async (own) => shownCard(own))
export const showFew = (turn: Turn, ports: RemindersPorts) => ofAsker(turn, ports, async (own) => fewCard(own))

/** A wish that was pressed takes the place of what was set before; only those that were offered are taken. */
export const ownSet: Act<RemindersPorts> = inPlace(async (given, turn, ports) => {
  const wish = WISHES.find(({ from, to }) => given.from === from && given.to === to)
  return wish && ofAsker(turn, ports, (own) => set(own, quietBy({ kind: 'not', ...wish }, undefined), turn, ports))
})

export const ownReset: Act<RemindersPorts> = inPlace(async (_given: Given, turn, ports) =>
  ofAsker(turn, ports, async ({ hours, today, employeeId }) => {
    await ports.setOwnHours(employeeId, undefined, turn.now)
    return setCard({ hours: hours.plain, own: undefined, today })
  }),
)

/** A wish as it is typed: 「お知らせは10時から15時まで」「9時台は控えて」. Undefined where the text is none. */
export async function typedWish(text: string, turn: Turn, ports: RemindersPorts): Promise<Reply[] | undefined> {
  const wish = readWish(text)
  return wish && ofAsker(turn, ports, (own) => set(own, quietBy(wish, own.own), turn, ports))
}

async function set(
  own: Own & { readonly employeeId: string },
  quiet: QuietHours,
  { now }: Turn,
  ports: RemindersPorts,
): Promise<Card> {
  const hours = own.hours.withOwn(quiet)
  if (!hours.leavesAnHour(own.today)) return tooLittleCard(own)
  await ports.setOwnHours(own.employeeId, quiet, now)
  return setCard({ hours, own: quiet, today: own.today })
}
