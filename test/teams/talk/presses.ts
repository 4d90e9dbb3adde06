import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/bot/texts.ts'
import { TEXT as TEAMS } from '../../../src/channels/teams/texts.ts'
import { TEXT as ASK } from '../../../src/features/ask/texts.ts'
import { feedback, mention, personal, pressExecute, pressSubmit } from '../../platform/teams/activities.ts'
import { directOf } from '../../platform/teams/identity.ts'
import type { PersonInput } from '../../platform/teams/shapes.ts'
import type { Posted } from '../../platform/teams/talks.ts'
import { tablesWith } from '../../support/tables.ts'
import { WRONG_TITLE } from '../../support/trial.ts'
import { actionsOf, type Shown, wordsOf } from '../shown.ts'
import { type At, answersTo, answerTo, somebody, taken } from '../stage.ts'

const QUESTION = '主査級の企画立案能力って？'
const CHANNEL = '19:kikaku@thread.tacv2'
const COURSES = 'この能力の研修'

/** What is pressed, and what comes of it. */
export function presses(at: At): void {
  const pressed = (person: PersonInput, message: Posted, label: string) =>
    pressExecute(person, message, action(message, label).data)

  describe('a button', () => {
    it('is acknowledged within the request and answered below, and each press anew', async () => {
      const person = await somebody(at())
      const answer = await answerTo(at(), person, QUESTION)
      for (const _ of ['first', 'second']) {
        const more = await answersTo(at(), pressed(person, answer, COURSES))
        expect(more).toMatchObject([{ conversation: directOf(person) }])
        expect(wordsOf(more[0] ?? answer)).toContain('当てはまる講座')
      }
      expect(await taken(at(), pressed(person, answer, COURSES))).toEqual({
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: TEAMS.taken,
      })
    })

    it('does the same in a client that knows no Action.Execute', async () => {
      const person = await somebody(at())
      const answer = await answerTo(at(), person, QUESTION)
      const { fallback } = action(answer, COURSES) as Shown & { fallback: Shown }
      const [more] = await answersTo(at(), pressSubmit(person, answer, fallback.data))
      expect(wordsOf(more ?? answer)).toContain('当てはまる講座')
    })

    it('that Teams brings twice for one press is answered once', async () => {
      const person = await somebody(at())
      const once = pressed(person, await answerTo(at(), person, QUESTION), COURSES)
      expect(await answersTo(at(), once)).toHaveLength(1)
      expect(await answersTo(at(), once)).toEqual([])
    })

    it('of a message that has expired says so', async () => {
      const person = await somebody(at())
      const answer = await answerTo(at(), person, QUESTION)
      const { message } = action(answer, COURSES).data as { message: string }
      await at().app.db.prisma.outboxMessage.update({ where: { id: message }, data: { expiresAt: new Date(0) } })
      const [late] = await answersTo(at(), pressed(person, answer, COURSES))
      expect(wordsOf(late ?? answer)).toBe(TEXT.late)
    })

    it('of somebody else is refused kindly, to the one who pressed it alone', async () => {
      const [owner, other] = [await somebody(at()), await somebody(at())]
      const [answer] = await answersTo(at(), mention(owner, CHANNEL, QUESTION))
      if (!answer) throw new Error('no answer')
      const [told, ...more] = await answersTo(at(), pressed(other, answer, COURSES))
      expect([told?.conversation, wordsOf(told ?? answer), more]).toEqual([directOf(other), TEXT.foreign, []])
    })

    it('with data that no card of ours holds does nothing', async () => {
      const person = await somebody(at())
      const answer = await answerTo(at(), person, QUESTION)
      for (const data of [undefined, null, 'x', { verb: 'press' }, { verb: 'press', message: '../1', index: 0 }])
        expect(await answersTo(at(), pressExecute(person, answer, data))).toEqual([])
    })

    it('that decides something replaces its card in place, whatever becomes of the first try', async () => {
      const person = await somebody(at())
      for (const fault of ['ok', 'error_after', 'drop'] as const) {
        const asked = await answerTo(at(), person, '決めたい')
        await at().teams.nextOf('update', [fault])
        expect(await answersTo(at(), pressed(person, asked, '出席する'))).toEqual([])
        const now = (await at().teams.messages()).find(({ id }) => id === asked.id) ?? asked
        expect([wordsOf(now), actionsOf(now)]).toEqual(['出席で承りました。', []])
      }
    })
  })

  describe('a message', () => {
    it('of a chat that is not found for a moment arrives once, unmarked', async () => {
      const person = await somebody(at())
      await at().teams.nextOf('send', [{ status: 404, code: 'ConversationNotFound' }])
      const answers = await answersTo(at(), personal(person, QUESTION))
      expect(answers.map(wordsOf)).toEqual([expect.stringMatching(/^主査級の「企画立案能力」/)])
    })

    it('that cannot take the place of one that was deleted stands below', async () => {
      const person = await somebody(at())
      const asked = await answerTo(at(), person, '決めたい')
      await at().teams.nextOf('update', [{ status: 404, code: 'ActivityNotFoundInConversation' }])
      const answers = await answersTo(at(), pressed(person, asked, '出席する'))
      expect(answers.map(wordsOf)).toEqual(['出席で承りました。'])
    })
  })

  describe('a form below a button', () => {
    const opening = async (person: PersonInput) => {
      const message = await answerTo(at(), person, '書きたい')
      const [shown] = actionsOf(message)
      const [submit] = ((shown?.card as { actions: readonly Shown[] } | undefined)?.actions ?? []) as readonly Shown[]
      if (shown?.type !== 'Action.ShowCard' || !submit) throw new Error('no form below the button')
      return { message, data: submit.data as object }
    }

    it('is shown without asking the bot; what is handed in is answered in the personal chat, once', async () => {
      const person = await somebody(at())
      const { message, data } = await opening(person)
      const typed = { ...data, 'field.title': '番号札', 'field.body': '内容' }
      const [answer] = await answersTo(at(), pressExecute(person, message, typed, 'form'))
      expect(wordsOf(answer ?? message)).toContain('受け付けました。')
      const shown = JSON.stringify(await taken(at(), pressExecute(person, message, typed, 'form')))
      expect(shown).toContain(TEAMS.handedIn)
      expect(shown).not.toContain('Input.Text')
      expect(await answersTo(at(), pressExecute(person, message, typed, 'form'))).toEqual([])
      const other = { ...typed, 'field.title': '椅子' }
      expect(await answersTo(at(), pressExecute(person, message, other, 'form'))).toHaveLength(1)
    })

    it('is taken from each of two people who answer the same', async () => {
      const [one, other] = [await somebody(at()), await somebody(at())]
      const [message] = await answersTo(at(), mention(one, CHANNEL, '書きたい'))
      const [shown] = message ? actionsOf(message) : []
      const [submit] = ((shown?.card as { actions: readonly Shown[] } | undefined)?.actions ?? []) as readonly Shown[]
      if (!message || !submit) throw new Error('no form below the button')
      const typed = { ...(submit.data as object), 'field.title': '番号札', 'field.body': '内容' }
      for (const person of [one, other]) {
        expect(await answersTo(at(), pressExecute(person, message, typed, 'form'))).toHaveLength(1)
      }
    })

    it('comes back with what was typed and what is wrong', async () => {
      const person = await somebody(at())
      const { message, data } = await opening(person)
      const typed = { ...data, 'field.title': '十文字より長い件名です', 'field.body': '内容' }
      const again = await taken(at(), pressExecute(person, message, typed, 'form'))
      expect(again).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } })
      expect(JSON.stringify(again)).toContain(WRONG_TITLE)
      expect(JSON.stringify(again)).toContain('十文字より長い件名です')
      expect(again).not.toHaveProperty('value.refresh')
    })

    it('is looked at where an old client hands it in, too', async () => {
      const person = await somebody(at())
      const { message, data } = await opening(person)
      const [told] = await answersTo(at(), pressSubmit(person, message, { ...data, 'field.title': '長'.repeat(11) }))
      expect(wordsOf(told ?? message)).toBe(`${TEXT.faulty}\n・${WRONG_TITLE}`)
    })
  })

  describe('the thumb of an answer', () => {
    const ratings = () => at().app.db.prisma.answerRating.count()

    it('is kept without who it was or what they wrote beside, and asked once', async () => {
      const person = await somebody(at())
      const answer = await answerTo(at(), person, QUESTION)
      const before = await ratings()
      const [thanks] = await answersTo(at(), feedback(person, answer, 'like', 'ひみつの感想'))
      expect(wordsOf(thanks ?? answer)).toBe(ASK.ratedGood)
      expect(await answersTo(at(), feedback(person, answer, 'dislike'))).toEqual([])
      expect(await ratings()).toBe(before + 1)
      expect(await tablesWith(at(), 'ひみつの感想')).toEqual([])
    })

    it('in a channel is thanked for in their own chat, and the others hear nothing of it', async () => {
      const person = await somebody(at())
      const [answer] = await answersTo(at(), mention(person, CHANNEL, QUESTION))
      if (!answer) throw new Error('no answer')
      expect(await answersTo(at(), feedback(person, answer, 'like'))).toMatchObject([
        { conversation: directOf(person) },
      ])
    })

    it('of somebody else says nothing', async () => {
      const [owner, other] = [await somebody(at()), await somebody(at())]
      const [answer] = await answersTo(at(), mention(owner, CHANNEL, QUESTION))
      if (!answer) throw new Error('no answer')
      const before = await ratings()
      expect(await answersTo(at(), feedback(other, answer, 'like'))).toEqual([])
      expect(await ratings()).toBe(before)
    })
  })
}

function action(message: Posted, label: string): Shown {
  const found = actionsOf(message).find(({ title }) => title === label)
  if (!found) throw new Error(`no button 「${label}」`)
  return found
}
