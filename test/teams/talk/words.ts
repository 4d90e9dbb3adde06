import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/bot/texts.ts'
import { TEXT as HOME } from '../../../src/features/home/texts.ts'
import { TEXT as SUPPORT } from '../../../src/features/support/texts.ts'
import {
  deleted,
  edited,
  installed,
  membersAdded,
  mention,
  personal,
  reaction,
  typing,
} from '../../platform/teams/activities.ts'
import type { Activity } from '../../platform/teams/control.ts'
import { BOT, directOf } from '../../platform/teams/identity.ts'
import type { PersonInput } from '../../platform/teams/shapes.ts'
import { tablesWith } from '../../support/tables.ts'
import { wordsOf } from '../shown.ts'
import { type At, answersTo, answerTo, hanako, somebody } from '../stage.ts'

const QUESTION = '主査級の企画立案能力って？'
const CHANNEL = '19:kikaku@thread.tacv2'
const GROUP = '19:mawashi@thread.v2'

/** What is said, and where the answer stands. */
export function words(at: At): void {
  describe('a question', () => {
    it('in the personal chat is answered there, with its source to be opened and quoted', async () => {
      const person = await somebody(at())
      const answer = await answerTo(at(), person, QUESTION)
      expect(answer.conversation).toBe(directOf(person))
      expect(wordsOf(answer)).toContain('主査級の「企画立案能力」')
      const [entity] = answer.activity.entities as readonly Record<string, unknown>[]
      expect(entity).toMatchObject({
        type: 'https://schema.org/Message',
        citation: [
          { position: 1, appearance: { name: '方針本文　第２章６⑶（11ページ）', abstract: expect.any(String) } },
        ],
      })
      expect(entity).not.toHaveProperty('additionalType')
      expect(answer.activity).not.toHaveProperty('text')
      expect(answer.activity.summary).toBe('主査級の「企画立案能力」')
    })

    it('in a channel is answered in its thread, where the bot was named', async () => {
      const person = await somebody(at())
      const asked = mention(person, CHANNEL, QUESTION)
      const [answer, ...others] = await answersTo(at(), asked)
      expect(others).toEqual([])
      expect(answer?.conversation).toBe(`${CHANNEL};messageid=${asked.id}`)
      const [more] = await answersTo(at(), mention(person, CHANNEL, 'じゃあ課長は？', { thread: String(asked.id) }))
      expect(more?.conversation).toBe(`${CHANNEL};messageid=${asked.id}`)
      expect(wordsOf(more ?? fail())).toContain('課長')
    })

    it('in a group chat is answered there', async () => {
      const person = await somebody(at())
      expect(await answersTo(at(), mention(person, GROUP, QUESTION))).toMatchObject([{ conversation: GROUP }])
    })

    it('without words greets, wherever it is asked', async () => {
      const person = await somebody(at())
      for (const asked of [personal(person, '  '), mention(person, GROUP, ' ')]) {
        const [greeting] = await answersTo(at(), asked)
        expect(wordsOf(greeting ?? fail())).toContain(HOME.greeting)
      }
    })

    it('is answered in each of two chats that were written to at the same moment', async () => {
      const [one, other] = [await somebody(at()), await somebody(at())]
      const asked = personal(one, QUESTION)
      expect(await answersTo(at(), asked)).toHaveLength(1)
      expect(await answersTo(at(), personal(other, QUESTION, { id: asked.id }))).toHaveLength(1)
    })

    it('that Teams brings twice is answered once', async () => {
      const person = await somebody(at())
      const asked = personal(person, QUESTION)
      expect(await answersTo(at(), asked)).toHaveLength(1)
      expect(await answersTo(at(), asked)).toEqual([])
    })
  })

  describe('what is for one person alone', () => {
    it('is answered in their own chat, and the channel is told so in a line', async () => {
      const person = await hanako(at())
      await answerTo(at(), person, QUESTION)
      const answers = await answersTo(at(), mention(person, CHANNEL, '私に求められる能力は？'))
      const said = new Map(answers.map((answer) => [answer.conversation.split(';')[0], wordsOf(answer)]))
      expect(said.size).toBe(answers.length)
      expect(said).toEqual(
        new Map([
          [CHANNEL, TEXT.pointer],
          [directOf(person), expect.stringContaining('主事級に求められる能力')],
        ]),
      )
    })

    it('opens their own chat where they never used it', async () => {
      const person = await hanako(at())
      const answers = await answersTo(at(), mention(person, CHANNEL, '私に求められる能力は？'))
      expect(answers.map(({ conversation }) => conversation.split(';')[0])).toContain(directOf(person))
    })

    it.each([
      ['harassment', '係長に毎朝どなられて、もう限界です'],
      ['health', '先週うつ病と診断されました。来週から休むべきでしょうか'],
    ])('(%s) is comforted there, and its words are kept nowhere', async (_, said) => {
      const person = await hanako(at())
      const answers = await answersTo(at(), mention(person, CHANNEL, said))
      const comfort = answers.find(({ conversation }) => conversation === directOf(person))
      expect(wordsOf(comfort ?? fail())).toContain(SUPPORT.thanks)
      expect(await tablesWith(at(), said.slice(0, 8))).toEqual([])
      expect(await tablesWith(at(), person.aadObjectId)).toContain('public.account')
    })
  })

  describe('the bot says nothing to', () => {
    const cases: readonly (readonly [string, (person: PersonInput) => Activity])[] = [
      ['an edit', (person) => edited(person, '1796000000001', QUESTION)],
      ['a deletion', (person) => deleted(person, '1796000000001')],
      ['somebody who types', typing],
      ['another bot', (person) => ({ ...personal(person, QUESTION), from: { id: '28:other', name: '別のボット' } })],
      ['itself', (person) => ({ ...personal(person, QUESTION), from: BOT })],
      ['a picture without words', (person) => personal(person, '', { attachments: [{ contentType: 'image/png' }] })],
      ['an installation, which an administrator may have made for everybody', installed],
      ['its being added to a team', (person) => membersAdded(person, CHANNEL)],
      ['its being added to a chat', (person) => membersAdded(person)],
    ]

    it.each(cases)('%s', async (_, did) => {
      expect(await answersTo(at(), did(await somebody(at())))).toEqual([])
    })

    it('a reaction', async () => {
      const person = await somebody(at())
      const answer = await answerTo(at(), person, QUESTION)
      expect(await answersTo(at(), reaction(person, answer))).toEqual([])
    })
  })
}

function fail(): never {
  throw new Error('no answer')
}
