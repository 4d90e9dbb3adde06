import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/bot/texts.ts'
import { TEXT as ASK } from '../../../src/features/ask/texts.ts'
import { TEXT as HOME } from '../../../src/features/home/texts.ts'
import { TEXT as SUPPORT } from '../../../src/features/support/texts.ts'
import { until } from '../../delivery/support.ts'
import { command } from '../../platform/slack/acts.ts'
import { dm, event, mention } from '../../platform/slack/events.ts'
import { freshTs } from '../../platform/slack/fresh.ts'
import { BOT, directOf, TEAM } from '../../platform/slack/identity.ts'
import { tablesWith } from '../../support/tables.ts'
import { type At, answersTo, answerTo, hanako, somebody } from '../stage.ts'

const QUESTION = '主査級の企画立案能力って？'
const CHANNEL = 'C0JINJI'

/** What people write, and where the answer stands. */
export function words(at: At): void {
  describe('a question', () => {
    it('in the direct chat is answered in its thread', async () => {
      const user = await somebody(at())
      const ts = freshTs()
      const answers = await answersTo(at(), dm(user, QUESTION, { ts }))
      expect(answers).toMatchObject([{ channel: directOf(user), thread_ts: ts }])
      expect(answers[0]?.text).toContain('主査級の「企画立案能力」')
    })

    it('is followed up in the same thread and in another, for a direct chat is one talk', async () => {
      const user = await somebody(at())
      const thread = freshTs()
      await answersTo(at(), dm(user, QUESTION, { ts: thread }))
      const [same] = await answersTo(at(), dm(user, 'じゃあ課長は？', { thread }))
      expect(same).toMatchObject({ thread_ts: thread, text: expect.stringContaining('課長級の「企画立案能力」') })
      const ts = freshTs()
      const [other] = await answersTo(at(), dm(user, 'じゃあ部長は？', { ts }))
      expect(other).toMatchObject({ thread_ts: ts, text: expect.stringContaining('部長級の「企画立案能力」') })
    })

    it('by a mention is answered in the thread of the channel, and each thread keeps its own subject', async () => {
      const user = await somebody(at())
      const [first, second] = [freshTs(), freshTs()]
      const answers = await answersTo(at(), mention(CHANNEL, user, QUESTION, { ts: first }))
      expect(answers).toMatchObject([{ channel: CHANNEL, thread_ts: first }])
      await answersTo(at(), mention(CHANNEL, user, '主査級の折衝・調整能力って？', { ts: second }))
      const [followed] = await answersTo(at(), mention(CHANNEL, user, 'じゃあ課長は？', { thread: first }))
      expect(followed).toMatchObject({ channel: CHANNEL, thread_ts: first })
      expect(followed?.text).toContain('課長級の「企画立案能力」')
      const [direct] = await answersTo(at(), dm(user, 'じゃあ課長は？'))
      expect(direct?.text).not.toContain('課長級の「企画立案能力」')
    })

    it('of one’s own in a channel is answered in the direct chat, and one line in the thread says so', async () => {
      const user = await hanako(at())
      const ts = freshTs()
      const answers = await answersTo(at(), mention(CHANNEL, user, '私に求められる能力は？', { ts }))
      expect(answers).toHaveLength(2)
      expect(answers).toContainEqual(expect.objectContaining({ channel: CHANNEL, thread_ts: ts, text: TEXT.pointer }))
      const own = answers.find(({ channel }) => channel === directOf(user))
      expect(own?.text).toContain('主事級')
    })
  })

  describe('what somebody suffers from', () => {
    it.each([
      ['harassment', '係長に毎朝どなられて、もう限界です'],
      ['health', '先週うつ病と診断されました。来週から休むべきでしょうか'],
    ])('(%s) is comforted in the direct chat, and its words are kept nowhere', async (_, text) => {
      const user = await hanako(at())
      const ts = freshTs()
      const answers = await answersTo(at(), mention(CHANNEL, user, text, { ts }))
      expect(answers).toHaveLength(2)
      expect(answers).toContainEqual(expect.objectContaining({ channel: CHANNEL, thread_ts: ts, text: TEXT.pointer }))
      expect(answers.find(({ channel }) => channel === directOf(user))?.text).toContain(SUPPORT.thanks)
      const told = text.slice(0, 8)
      expect(await tablesWith(at(), told)).toEqual([])
      expect(await tablesWith(at(), user)).toContain('public.account')
    })

    it('is told by /hagukumi or in the direct chat, and kept nowhere either', async () => {
      const text = '係長に毎朝どなられて、もう限界です'
      const user = await hanako(at())
      for (const told of [command(user, text, CHANNEL), dm(user, text)]) {
        const answers = await answersTo(at(), told)
        expect(answers).toMatchObject([{ channel: directOf(user), text: expect.stringContaining(SUPPORT.thanks) }])
      }
      expect(await tablesWith(at(), text.slice(0, 8))).toEqual([])
    })
  })

  describe('/hagukumi', () => {
    it('with words is acknowledged to the person alone and answered in the direct chat', async () => {
      const user = await somebody(at())
      const answers = await answersTo(at(), command(user, '使い方', CHANNEL))
      expect(answers).toMatchObject([{ channel: directOf(user), text: expect.stringContaining(HOME.helpTitle) }])
      expect(answers[0]?.thread_ts).toBeUndefined()
      const delivered = (await at().slack.deliveries()).at(-1)
      expect(delivered?.tries.at(-1)?.body).toMatchObject({ response_type: 'ephemeral' })
    })

    it('alone greets', async () => {
      const user = await somebody(at())
      const answers = await answersTo(at(), command(user, ' '))
      expect(answers).toMatchObject([{ channel: directOf(user), text: expect.stringContaining(HOME.greeting) }])
    })

    it('given twice is answered twice', async () => {
      const user = await somebody(at())
      await answersTo(at(), command(user, QUESTION))
      expect(await answersTo(at(), command(user, QUESTION))).toHaveLength(1)
    })
  })

  describe('the bot says nothing to', () => {
    const ts = () => ({ ts: freshTs(), event_ts: freshTs() })
    const inChat = (user: string) => ({ type: 'message', channel: directOf(user), channel_type: 'im', ...ts() })
    const cases: readonly (readonly [string, (user: string) => Record<string, unknown>])[] = [
      ['its own message', (user) => ({ ...inChat(user), user: BOT.user, bot_id: BOT.bot, text: QUESTION })],
      ['another bot', (user) => ({ ...inChat(user), user, bot_id: 'B0OTHER', text: QUESTION })],
      ['an old kind of bot', (user) => ({ ...inChat(user), subtype: 'bot_message', bot_id: 'B0OLD', text: QUESTION })],
      ['an edit', (user) => ({ ...inChat(user), subtype: 'message_changed', message: { user, text: QUESTION } })],
      ['a deletion', (user) => ({ ...inChat(user), subtype: 'message_deleted', previous_message: { user } })],
      ['somebody who joins', (user) => ({ ...inChat(user), user, subtype: 'channel_join', text: QUESTION })],
      ['a file without words', (user) => ({ ...inChat(user), user, subtype: 'file_share', text: '', files: [{}] })],
      [
        'a talk that it hears by chance',
        (user) => ({ ...inChat(user), channel: CHANNEL, channel_type: 'channel', user, text: QUESTION }),
      ],
      ['an event that it does not know', (user) => ({ type: 'reaction_added', user, ...ts() })],
    ]

    it.each(cases)('%s', async (_, written) => {
      const user = await somebody(at())
      expect(await answersTo(at(), event({ team: TEAM.id, ...written(user) }))).toEqual([])
      expect(await statuses(user)).toEqual([])
    })

    async function statuses(user: string) {
      const calls = await at().slack.calls('assistant.threads.setStatus')
      return calls.filter(({ args }) => args.channel_id === directOf(user))
    }

    it('a message without words, but greets', async () => {
      const user = await somebody(at())
      expect((await answersTo(at(), mention(CHANNEL, user, ' ')))[0]?.text).toContain(HOME.greeting)
      expect((await answersTo(at(), dm(user, '  ')))[0]?.text).toContain(HOME.greeting)
    })

    it('somebody twice: what it says itself does not come back to it', async () => {
      const user = await somebody(at())
      const answer = await answerTo(at(), user, QUESTION)
      const echo = { ...answer, channel_type: 'im', event_ts: answer.ts }
      expect(await answersTo(at(), event(echo))).toEqual([])
    })
  })

  describe('while it works on a message', () => {
    it('the bot says so in the thread', async () => {
      const user = await somebody(at())
      const ts = freshTs()
      await answersTo(at(), dm(user, QUESTION, { ts }))
      const [call] = await until(
        async () => (await at().slack.calls('assistant.threads.setStatus')).filter(({ args }) => args.thread_ts === ts),
        (calls) => calls.length > 0,
      )
      expect(call).toMatchObject({ args: { channel_id: directOf(user), status: '調べています' }, error: null })
    })

    it('but not for a message that comes again: no answer would take it away', async () => {
      const user = await somebody(at())
      const ts = freshTs()
      const message = dm(user, QUESTION, { ts })
      await answersTo(at(), message)
      expect(await answersTo(at(), message)).toEqual([])
      await answersTo(at(), dm(user, ASK.pageTitle))
      const calls = await at().slack.calls('assistant.threads.setStatus')
      expect(calls.filter(({ args }) => args.thread_ts === ts)).toHaveLength(1)
    })
  })
}
