import type { ConversationParameters } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshPerson } from './activities.ts'
import { startTeams, type Teams } from './client.ts'
import { directOf } from './identity.ts'
import type { PersonInput } from './shapes.ts'
import { ask, card, citing, connectorOf, send } from './support.ts'

let teams: Teams
let client: ConnectorClient
beforeAll(async () => {
  teams = await startTeams({ seed: 1 })
  client = connectorOf(teams)
})
afterAll(() => teams.stop())

/** Somebody of the tenant whom no test before has seen. */
async function somebody(more: Partial<PersonInput> = {}) {
  const person = freshPerson(more)
  await teams.people([person])
  return { ...person, direct: directOf(person) }
}

describe('the connector, to Microsoft’s own client', () => {
  it('opens the direct conversation of a person, by either id', async () => {
    const { aadObjectId, direct } = await somebody({ id: '29:1own' })
    for (const id of [aadObjectId, '29:1own']) {
      const asked: Partial<ConversationParameters> = { members: [{ id, name: '' }], tenantId: teams.tenantId }
      const { id: opened } = await client.conversations.createConversation(asked as ConversationParameters)
      expect(opened).toBe(direct)
    }
    expect(await teams.calls('create')).toMatchObject([{ error: null }, { error: null }])
  })

  it('takes messages, answers, and what replaces or removes them', async () => {
    const { direct } = await somebody()
    const { conversations } = client
    const first = await conversations.sendToConversation(direct, { type: 'message', text: '一' })
    const second = await conversations.replyToActivity(direct, 'question', { type: 'message', text: '二' })
    await conversations.updateActivity(direct, first.id, { type: 'message', text: '三' })
    await conversations.deleteActivity(direct, second.id)
    expect(await teams.messages(direct)).toMatchObject([
      { id: first.id, replyTo: null, activity: { text: '三' }, updates: 1, deleted: false },
      { id: second.id, replyTo: 'question', activity: { text: '二' }, updates: 0, deleted: true },
    ])
  })

  it('tells a thread from its channel, and finds it below it', async () => {
    const { conversations } = client
    const [thread, channel] = ['19:c@thread.tacv2;messageid=7', '19:c@thread.tacv2']
    await conversations.sendToConversation(thread, { type: 'message', text: 'スレッド' })
    expect(await teams.messages(thread)).toHaveLength(1)
    expect(await teams.messages(channel)).toMatchObject([{ conversation: thread }])
    expect(await teams.messages('19:c')).toEqual([])
  })

  it('shows who somebody is, in their own chat and in channels', async () => {
    const { aadObjectId, direct } = await somebody({ name: '佐藤花子', email: 'sato@city.example', userRole: 'guest' })
    const id = `29:1${aadObjectId}`
    for (const [conversation, name] of [
      [direct, id],
      [direct, aadObjectId],
      ['19:c@thread.tacv2', id],
    ] as const)
      expect(await client.conversations.getConversationMember(conversation, name)).toMatchObject({
        ...{ id, aadObjectId, name: '佐藤花子', email: 'sato@city.example', userPrincipalName: 'sato@city.example' },
        ...{ tenantId: teams.tenantId, userRole: 'guest', surname: '佐藤', givenName: '花子' },
      })
    expect(await client.conversations.getConversationMembers(direct)).toHaveLength(1)
    expect((await client.conversations.getConversationPagedMembers(direct)).members).toHaveLength(1)
  })

  it('keeps citations where they are written', async () => {
    const { direct } = await somebody()
    const response = await send(teams, direct, citing(20))
    expect(response).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^1:/) } })
    expect((await teams.messages(direct))[0]?.activity).toEqual(citing(20))
  })
})

describe('the connector refuses', () => {
  const words = { type: 'message', text: 'あ' }
  const wide = { ...citing(1).entities[0]?.citation?.[0], appearance: { '@type': 'DigitalDocument', name: 'a' } }

  /** What is sent to the direct conversation of somebody. */
  const bodies: readonly (readonly [string, unknown, number, string])[] = [
    ['what has no type', { text: 'あ' }, 400, 'BadArgument'],
    ['what is no object', [], 400, 'BadArgument'],
    ['what is no JSON', '{"type":', 400, 'BadSyntax'],
    ['a message that holds nothing', { type: 'message' }, 400, 'BadArgument'],
    ['a card larger than 28 KB', card('あ'.repeat(10_000)), 400, 'BadArgument'],
    [
      'a card that is none',
      { ...words, attachments: [{ contentType: card('').attachments[0]?.contentType }] },
      400,
      'BadArgument',
    ],
    ['a message larger than 100 KB', { ...words, text: 'あ'.repeat(60_000) }, 413, 'MessageSizeTooBig'],
    ['21 citations', citing(21), 400, 'BadArgument'],
    [
      'a citation without an abstract',
      { ...words, entities: [{ ...citing(1).entities[0], citation: [wide] }] },
      400,
      'BadArgument',
    ],
    [
      'two messages in the entities',
      { ...words, entities: [...citing(1).entities, ...citing(1).entities] },
      400,
      'BadArgument',
    ],
  ]

  it.each(bodies)('%s', async (_, body, status, code) => {
    const { direct } = await somebody()
    expect(await send(teams, direct, body)).toMatchObject({ status, body: { error: { code } } })
    expect(await teams.messages(direct)).toEqual([])
    expect((await teams.calls('send')).at(-1)).toMatchObject({ conversation: direct, error: code })
  })

  it('whoever brings no token', async () => {
    const { direct } = await somebody()
    const path = `v3/conversations/${direct}/activities`
    for (const authorization of ['', 'Bearer', 'Basic a'])
      expect(await ask(teams, 'POST', path, words, { authorization })).toMatchObject({
        status: 401,
        body: { error: { code: 'Unauthorized' } },
      })
    expect(await teams.messages(direct)).toEqual([])
  })

  it('strangers, other tenants and what is not there', async () => {
    const { aadObjectId, direct } = await somebody()
    const members = [{ id: aadObjectId }]
    const { tenantId } = teams
    const refusals = [
      ask(teams, 'POST', 'v3/conversations', { members, tenantId: 'other' }),
      ask(teams, 'POST', 'v3/conversations', { members: [{ id: 'nobody' }], tenantId }),
      ask(teams, 'POST', 'v3/conversations', { members: [], tenantId }),
      ask(teams, 'GET', `v3/conversations/${direct}/members/29:nobody`),
      ask(teams, 'GET', 'v3/conversations/a:nobody/members/29:nobody'),
      ask(teams, 'PUT', `v3/conversations/${direct}/activities/none`, words),
      ask(teams, 'DELETE', `v3/conversations/${direct}/activities/none`),
      send(teams, 'a:nobody', words),
    ]
    const codes = (await Promise.all(refusals)).map(({ status, body }) => `${status} ${codeOf(body)}`)
    expect(codes).toEqual([
      '403 InvalidTenant',
      '400 BadSyntax',
      '400 BadArgument',
      '404 MemberNotFoundInConversation',
      '404 ConversationNotFound',
      '404 ActivityNotFoundInConversation',
      '404 ActivityNotFoundInConversation',
      '404 ConversationNotFound',
    ])
  })

  it('to write to who blocks the bot or took it away, until they let it again', async () => {
    const { aadObjectId, direct } = await somebody()
    const open = () =>
      ask(teams, 'POST', 'v3/conversations', { members: [{ id: aadObjectId }], tenantId: teams.tenantId })
    await teams.block(aadObjectId)
    expect(await send(teams, direct, words)).toMatchObject({
      status: 403,
      body: { errorCode: 209, message: expect.stringContaining('MessageWritesBlocked') },
    })
    expect(await open()).toMatchObject({ status: 201 })
    await teams.uninstall(aadObjectId)
    const gone = {
      status: 403,
      body: { errorCode: 209, message: expect.stringContaining('BotNotInConversationRoster') },
    }
    expect(await send(teams, direct, words)).toMatchObject(gone)
    expect(await open()).toMatchObject(gone)
    await teams.restore(aadObjectId)
    expect(await send(teams, direct, words)).toMatchObject({ status: 201 })
  })
})

it('a sign that the bot types is taken, and no message', async () => {
  const { direct } = await somebody()
  expect(await send(teams, direct, { type: 'typing' })).toMatchObject({ status: 201 })
  expect(await teams.messages(direct)).toEqual([])
})

function codeOf(body: unknown): string {
  return (body as { error: { code: string } }).error.code
}
