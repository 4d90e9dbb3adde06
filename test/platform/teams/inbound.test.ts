import { type Activity, ActivityTypes, TurnContext } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as act from './activities.ts'
import { adapterOf } from './adapter.ts'
import { startTeams, type Teams } from './client.ts'
import { BOT, directOf } from './identity.ts'
import { send } from './support.ts'

const CHANNEL = '19:c@thread.tacv2'

let teams: Teams
let bot: Awaited<ReturnType<typeof adapterOf>>
let heard: Partial<Activity>[]
/** So many turns fail from now on. */
let failing: number
const person = { aadObjectId: '11111111-2222-4333-8444-555555555555', name: '佐藤花子' }
beforeEach(async () => {
  heard = []
  failing = 0
  teams = await startTeams({ seed: 1, teams: { people: [person] } })
  bot = await adapterOf(teams, async (context) => {
    if (failing-- > 0) throw new Error('failed')
    heard.push({ ...context.activity, text: TurnContext.removeRecipientMention(context.activity) ?? '' })
    if (context.activity.type !== ActivityTypes.Invoke) return
    await context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 200, body: { got: heard.length } },
    })
  })
})
afterEach(async () => {
  bot.close()
  await teams.stop()
})

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })
const posted = async (conversation: string) => {
  await send(teams, conversation, { type: 'message', text: '答え' })
  const [message] = await teams.messages(conversation)
  if (!message) throw new Error('nothing was posted')
  return message
}

describe('an activity, to Microsoft’s own adapter', () => {
  it('comes with the token that belongs to it', async () => {
    expect(await teams.deliver(act.personal(person, '育児休業は？'))).toMatchObject({ status: 200, over: true })
    expect(heard).toMatchObject([
      {
        ...{ type: 'message', text: '育児休業は？', channelId: 'msteams', serviceUrl: teams.serviceUrl },
        from: { id: `29:1${person.aadObjectId}`, aadObjectId: person.aadObjectId },
        conversation: { id: directOf(person), conversationType: 'personal', tenantId: teams.tenantId },
        recipient: { id: teams.botId },
        channelData: { tenant: { id: teams.tenantId } },
      },
    ])
  })

  it('is refused with another token, or with none, and not tried again', async () => {
    const tokens = [
      '',
      await teams.sign({}, 'foreign'),
      await teams.sign({ aud: 'other' }),
      await teams.sign({ serviceurl: 'https://elsewhere.example/' }),
    ]
    for (const token of tokens) expect((await teams.deliver(act.personal(person, 'あ'), { token })).status).toBe(401)
    expect(heard).toEqual([])
    expect((await teams.deliveries()).map(({ tries }) => tries.length)).toEqual([1, 1, 1, 1])
    expect(await teams.deliver(act.personal(person, 'あ'), { token: await teams.sign() })).toMatchObject({
      status: 200,
    })
  })

  it('names the bot and others, and the thread that it belongs to', async () => {
    const root = act.mention(person, CHANNEL, '相談です', { others: [{ aadObjectId: 'o', name: '鈴木一郎' }] })
    await teams.deliver(root)
    await teams.deliver(act.mention(person, CHANNEL, '続き', { thread: root.id }))
    await teams.deliver(act.mention(person, '19:g@thread.v2', 'A & B'))
    expect(heard.map(({ text }) => text)).toEqual(['<at>鈴木一郎</at> 相談です', '続き', 'A &amp; B'])
    const thread = `${CHANNEL};messageid=${root.id}`
    expect(heard.map(({ conversation }) => [conversation?.id, conversation?.conversationType])).toEqual([
      [thread, 'channel'],
      [thread, 'channel'],
      ['19:g@thread.v2', 'groupChat'],
    ])
  })

  it('that is an invoke gives its answer, and is tried once', async () => {
    const below = await posted(`${CHANNEL};messageid=5`)
    expect(await teams.deliver(act.pressExecute(person, below, { n: 1 }))).toMatchObject({
      status: 200,
      body: { got: 1 },
    })
    expect(heard).toMatchObject([{ replyToId: below.id, conversation: { id: below.conversation } }])
    expect(heard[0]?.value).toEqual({
      action: { type: 'Action.Execute', verb: 'press', data: { n: 1 } },
      trigger: 'manual',
    })
    bot.close()
    expect(await teams.deliver(act.fetchTask(person, 'c'))).toMatchObject({ status: 0, body: null, tries: [{}] })
  })

  it('that is a message is tried again where nobody answers', async () => {
    bot.close()
    const { status, tries } = await teams.deliver(act.personal(person, 'あ'))
    expect([status, tries.length]).toEqual([0, 4])
  })
})

describe('what people do', () => {
  it('with a card, a command or an answer is written as Teams writes it', async () => {
    const below = await posted(directOf(person))
    const called = { content: '<p>庁舎の掲示板</p>', from: { aadObjectId: 'o', name: '鈴木一郎' } }
    const all = [
      act.pressSubmit(person, below, { id: 'b1' }),
      act.feedback(person, below, 'dislike', '古い'),
      act.fetchTask(person, 'submitProposal', called),
      act.submitAction(person, 'submitProposal', { title: '案' }),
    ]
    for (const each of all) expect(await teams.deliver(each)).toMatchObject({ status: 200 })
    expect(heard).toMatchObject([
      { type: 'message', text: '', value: { id: 'b1' }, replyToId: below.id },
      { type: 'invoke', name: 'message/submitAction', replyToId: below.id },
      { name: 'composeExtension/fetchTask', value: { commandId: 'submitProposal', commandContext: 'message' } },
      { name: 'composeExtension/submitAction', value: { commandContext: 'compose', data: { title: '案' } } },
    ])
    expect(heard[1]?.value).toEqual({
      actionName: 'feedback',
      actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"古い"}' },
    })
    expect(heard[2]?.value.messagePayload).toMatchObject({
      from: { user: { id: 'o', displayName: '鈴木一郎' } },
      body: { contentType: 'html', content: '<p>庁舎の掲示板</p>' },
    })
  })

  it('besides is told too', async () => {
    const below = await posted(directOf(person))
    const all = [
      act.installed(person),
      act.membersAdded(person),
      act.membersAdded(person, CHANNEL, [{ aadObjectId: 'o' }]),
      act.edited(person, '7', '直した'),
      act.deleted(person, '7'),
      act.reaction(person, below),
      act.typing(person),
      act.uninstalled(person),
    ]
    for (const each of all) expect(await teams.deliver(each)).toMatchObject({ status: 200 })
    expect(heard).toMatchObject([
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [{ id: BOT.id }] },
      { type: 'conversationUpdate', membersAdded: [{ id: '29:1o' }], conversation: { id: CHANNEL } },
      { type: 'messageUpdate', id: '7', text: '直した', channelData: { eventType: 'editMessage' } },
      { type: 'messageDelete', id: '7', channelData: { eventType: 'softDeleteMessage' } },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: below.id },
      { type: 'typing' },
      { type: 'installationUpdate', action: 'remove' },
    ])
    expect(new Set(heard.map(({ id }) => id)).size).toBe(7)
  })

  it('with the bot’s installation holds', async () => {
    const words = { type: 'message', text: 'あ' }
    await teams.deliver(act.uninstalled(person))
    expect(await send(teams, directOf(person), words)).toMatchObject({ status: 403 })
    await teams.deliver(act.installed(person))
    expect(await send(teams, directOf(person), words)).toMatchObject({ status: 201 })
  })
})

describe('activities that are spread', () => {
  const asked = (count: number) => Array.from({ length: count }, (_, n) => act.personal(person, `質問${n}`))

  it('reach the bot each in copies', async () => {
    await teams.spread({ payloads: asked(20), copies: [1, 3], shuffle: true })
    await eventually(() => teams.spreading()).toMatchObject({ events: 20, acked: 20, pending: 0 })
    expect(new Set(heard.map(({ text }) => text)).size).toBe(20)
    expect(heard.length).toBeGreaterThan(20)
  })

  it('come again to a bot that fails', async () => {
    failing = 5
    await teams.spread({ payloads: asked(3) })
    await eventually(() => teams.spreading()).toMatchObject({ acked: 3, pending: 0, posts: 8 })
    expect(heard).toHaveLength(3)
  })

  it('come again until a bot is there to take them', async () => {
    await teams.urls([])
    await teams.spread({ payloads: asked(3) })
    await eventually(async () => (await teams.spreading()).posts).toBeGreaterThan(4)
    expect(await teams.spreading()).toMatchObject({ acked: 0, pending: 3 })
    await teams.urls([bot.url])
    await eventually(() => teams.spreading()).toMatchObject({ acked: 3, pending: 0 })
    expect(heard).toHaveLength(3)
  })
})
