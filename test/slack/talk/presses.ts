import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/bot/texts.ts'
import { TEXT as ASK } from '../../../src/features/ask/texts.ts'
import { press } from '../../platform/slack/acts.ts'
import { dm, mention } from '../../platform/slack/events.ts'
import { freshTs } from '../../platform/slack/fresh.ts'
import { directOf } from '../../platform/slack/identity.ts'
import type { Posted } from '../../platform/slack/talks.ts'
import { quiet } from '../../support/quiet.ts'
import { LINES } from '../../support/trial.ts'
import { type At, answersTo, answerTo, button, buttonsOf, somebody, taken } from '../stage.ts'

const QUESTION = '主査級の企画立案能力って？'
const CHANNEL = 'C0KIKAKU'

/** What is pressed, and what comes of it. */
export function presses(at: At): void {
  /** A person presses a button of a message. */
  function pressed(user: string, message: Posted, label: string) {
    const { actionId, value } = button(message, label)
    return press(user, message, actionId, value)
  }

  const rowOf = (message: Posted) => String(message.metadata?.event_payload.delivery_id)

  describe('a button', () => {
    it('is answered in the thread of its message, and each press anew', async () => {
      const user = await somebody(at())
      const ts = freshTs()
      const [answer] = await answersTo(at(), dm(user, QUESTION, { ts }))
      if (!answer) throw new Error('no answer')
      for (const _ of ['first', 'second']) {
        const more = await answersTo(at(), pressed(user, answer, 'この能力の研修'))
        expect(more).toMatchObject([{ channel: directOf(user), thread_ts: ts }])
        expect(more[0]?.text).toContain('当てはまる講座')
      }
    })

    it('that Slack brings twice for one press is answered once', async () => {
      const user = await somebody(at())
      const once = pressed(user, await answerTo(at(), user, QUESTION), 'この能力の研修')
      expect(await answersTo(at(), once)).toHaveLength(1)
      expect(await answersTo(at(), once)).toEqual([])
    })

    it('that decides something replaces its card in place, whatever becomes of the first try', async () => {
      const user = await somebody(at())
      for (const faults of [[], ['error_after'], ['drop']] as const) {
        const asked = await answerTo(at(), user, '決めたい')
        await at().slack.nextOf('chat.update', faults)
        expect(await answersTo(at(), pressed(user, asked, '出席する'))).toEqual([])
        const now = (await at().slack.messages(asked.channel)).find(({ ts }) => ts === asked.ts)
        expect(now?.text).toBe('出席で承りました。')
        expect(buttonsOf(now ?? {})).toEqual([])
      }
    })

    it('that decides something is answered anew where Slack does not let its card be changed', async () => {
      const user = await somebody(at())
      const asked = await answerTo(at(), user, '決めたい')
      await at().slack.refuse('chat.update', 'cant_update_message')
      expect(await answersTo(at(), pressed(user, asked, '出席する'))).toMatchObject([{ text: '出席で承りました。' }])
    })

    it('of a message that has expired says so', async () => {
      const user = await somebody(at())
      const answer = await answerTo(at(), user, QUESTION)
      const { outboxMessage } = at().app.db.prisma
      await outboxMessage.update({ where: { id: rowOf(answer) }, data: { expiresAt: new Date(0) } })
      const [late] = await answersTo(at(), pressed(user, answer, 'この能力の研修'))
      expect(late?.text).toBe(TEXT.late)
    })

    it('of somebody else is refused kindly, to the one who pressed it alone', async () => {
      const [owner, other] = [await somebody(at()), await somebody(at())]
      const [answer] = await answersTo(at(), mention(CHANNEL, owner, QUESTION))
      if (!answer) throw new Error('no answer')
      const told = await answersTo(at(), pressed(other, answer, 'この能力の研修'))
      expect(told).toMatchObject([{ channel: directOf(other), text: TEXT.foreign }])
      expect(await answersTo(at(), pressed(owner, answer, 'この能力の研修'))).toMatchObject([
        { channel: CHANNEL, thread_ts: answer.thread_ts },
      ])
    })

    it.each([
      ['of no message', '00000000-0000-4000-8000-000000000000'],
      ['of no message that could be', 'nothing'],
    ])('that was forged (%s) counts as old', async (_, value) => {
      const user = await somebody(at())
      const answer = await answerTo(at(), user, QUESTION)
      expect((await answersTo(at(), press(user, answer, 'press:0', value)))[0]?.text).toBe(TEXT.late)
    })

    it('that no card of the bot holds is acknowledged, and that is all', async () => {
      const user = await somebody(at())
      const answer = await answerTo(at(), user, QUESTION)
      expect(await answersTo(at(), press(user, answer, 'press:0', 'さわるな'))).toEqual([])
      expect(await answersTo(at(), press(user, answer, 'press:00', rowOf(answer)))).toEqual([])
    })
  })

  describe('a long answer', () => {
    it('is read on to its end, each line once, and keeps its buttons for the last page', async () => {
      const user = await somebody(at())
      let page = await answerTo(at(), user, '長い話')
      const read = [page.text]
      while (buttonsOf(page).some(({ label }) => label === '続きを読む')) {
        expect(buttonsOf(page)).toHaveLength(1)
        const [next] = await answersTo(at(), pressed(user, page, '続きを読む'))
        if (!next) throw new Error('no next page')
        page = next
        read.push(page.text)
      }
      expect(read.length).toBeGreaterThan(2)
      const lines = read.flatMap((text) => text.split('\n')).filter((line) => line !== '')
      expect(lines).toEqual(['長い話', ...LINES])
      expect((await answersTo(at(), pressed(user, page, 'おしまい')))[0]?.text).toBe('おしまいです。')
    })
  })

  describe('the pair below an answer', () => {
    it.each([
      ['役に立った', true],
      ['違っていた', false],
    ])('「%s」 is thanked for, and kept without who it was', async (label, good) => {
      const user = await somebody(at())
      const answer = await answerTo(at(), user, QUESTION)
      const { answerRating } = at().app.db.prisma
      const before = await answerRating.count({ where: { good } })
      const [thanks] = await answersTo(at(), pressed(user, answer, label))
      expect(thanks).toMatchObject({ channel: directOf(user), thread_ts: answer.thread_ts })
      expect(thanks?.text).toContain(ASK.ratedGood)
      expect(await answerRating.count({ where: { good } })).toBe(before + 1)
      const [row] = await answerRating.findMany({ where: { good } })
      expect(row).toMatchObject({ outcome: 'answered', refs: [expect.stringContaining('第')] })
      expect(JSON.stringify(row)).not.toContain(user)
    })

    it('counts once, whichever is pressed after', async () => {
      const user = await somebody(at())
      const answer = await answerTo(at(), user, QUESTION)
      const { answerRating } = at().app.db.prisma
      await answersTo(at(), pressed(user, answer, '役に立った'))
      const before = await answerRating.count()
      for (const label of ['違っていた', '役に立った']) {
        const [known] = await answersTo(at(), pressed(user, answer, label))
        expect(known?.text).toBe(TEXT.rated)
      }
      expect(await answerRating.count()).toBe(before)
    })

    it('of a channel is thanked for in the direct chat', async () => {
      const user = await somebody(at())
      const [answer] = await answersTo(at(), mention(CHANNEL, user, QUESTION))
      if (!answer) throw new Error('no answer')
      expect(await answersTo(at(), pressed(user, answer, '役に立った'))).toMatchObject([{ channel: directOf(user) }])
    })
  })

  it('a press is acknowledged without a word', async () => {
    const user = await somebody(at())
    const answer = await answerTo(at(), user, QUESTION)
    const { tries } = await taken(at(), pressed(user, answer, 'この能力の研修'))
    expect([null, '', {}]).toContainEqual(tries[0]?.body)
    await quiet(at())
  })
}
