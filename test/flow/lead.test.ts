import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { card } from '../../src/bot/card/card.ts'
import { plainText } from '../../src/bot/card/plain.ts'
import type { Event } from '../../src/bot/event.ts'
import { type Feature, plug } from '../../src/bot/feature.ts'
import type { Flow } from '../../src/bot/flow/flow.ts'
import { received } from '../../src/bot/inbox/inbox.ts'
import { type Message, Talk } from '../../src/bot/talk.ts'
import type { Person } from '../../src/domain/people/person.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import type { Database, Tx } from '../../src/infra/db/index.ts'
import { postAnswers } from '../../src/infra/store/messages/answers.ts'
import { talkStore } from '../../src/infra/store/talk.ts'
import { MORNING } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { first, kept } from './sample.ts'

/** A flow whose end is refused until it is let through. */
const refusing: Flow = { ...kept, name: 'refusing' }
let open = false

/** A feature that leads a flow and answers everything else. */
const feature: Feature<object> = {
  name: 'sample',
  words: [
    { say: ['提案を書く'], run: async () => [{ card: card('はじめます').build(), begins: 'sample' }] },
    { say: ['届を書く'], run: async () => [{ card: card('届です').build(), begins: 'refusing' }] },
    { say: ['案を書く'], run: async () => [{ card: card('書きます').build(), begins: 'kept' }] },
  ],
  flows: [
    { flow: first, finish: async (answers) => [{ card: card(`受け付けました：${answers.problem}`).build() }] },
    {
      flow: kept,
      finish: async (answers) => [
        { card: card(`出しました：${answers.problem} ${answers.title ?? '標題なし'}`).build() },
      ],
    },
    {
      flow: refusing,
      finish: async () =>
        open ? [{ card: card('通りました').build() }] : { notYet: [{ card: card('まだです').build() }] },
    },
  ],
  answer: async () => [{ card: card('ふつうの返事').build() }],
}

describe.each(engines)('a feature that leads a flow, on $name', (engine) => {
  let db: Database
  let who = 0

  beforeAll(async () => {
    db = await engine.fresh()
  })
  afterAll(() => db.close())

  it('asks one thing after another, saved at each, and hands over the answers', async () => {
    const talk = begun()
    expect(shown(await talk.say('提案を書く'))).toMatch(/はじめます[\s\S]*困りごと 1\/5/)
    expect(shown(await talk.say('番号札に気づかない'))).toContain('内容 2/5')
    expect(shown(await talk.say('案内を置く'))).toContain('経費 3/5')
    expect(shown(await talk.press('0円'))).toContain('関係しそうな課 4/5')
    expect(shown(await talk.say('飛ばす'))).toContain('確かめ 5/5')
    expect(shown(await talk.press('提出する'))).toContain('受け付けました：番号札に気づかない')
    expect(shown(await talk.say('ありがとう'))).toBe('ふつうの返事')
  })

  it('waits when it is put off, and is taken up where it stood: never two drafts', async () => {
    const talk = begun()
    await talk.say('提案を書く')
    await talk.say('書類が多い')
    await talk.say('あとで')
    expect(shown(await talk.say('今日は晴れ'))).toBe('ふつうの返事')
    expect(shown(await talk.say('提案を書く'))).toContain('内容 2/5')
    await talk.say('戻る')
    expect(shown(await talk.say('戻る'))).toContain('書類が多い')
  })

  it('asks before it throws away', async () => {
    const talk = begun()
    await talk.say('提案を書く')
    await talk.say('書類が多い')
    await talk.say('やめる')
    expect(shown(await talk.say('今日は晴れ'))).not.toBe('ふつうの返事')
  })

  it('keeps what belongs to the person wherever they go on with it, and listens there alone', async () => {
    const whose = await somebody()
    const [here, there] = [begun('test', whose), begun('other', whose)]
    await here.say('案を書く')
    await here.say('書類が多い')
    expect(shown(await there.say('今日は晴れ'))).toBe('ふつうの返事')
    expect(shown(await there.say('案を書く'))).toContain('経費 2/3')
    expect(shown(await here.say('今日は晴れ'))).toBe('ふつうの返事')
    await there.say('飛ばす')
    expect(await db.prisma.flowDraft.count({ where: { employeeId: whose } })).toBe(1)
    expect(shown(await there.press('提出する'))).toBe('出しました：書類が多い 標題なし')
    expect(await db.prisma.flowDraft.count({ where: { employeeId: whose } })).toBe(0)
    expect(shown(await here.say('案を書く'))).toContain('困りごと 1/3')
  })

  it('keeps a draft while another flow is begun and ended in the same place', async () => {
    const talk = begun('test', await somebody())
    await talk.say('案を書く')
    await talk.say('書類が多い')
    expect(shown(await talk.say('あとで'))).toContain('下書きに残しました')
    await talk.say('提案を書く')
    await talk.say('別のこと')
    await talk.say('あとで')
    expect(shown(await talk.say('案を書く'))).toContain('経費 2/3')
    // The other one gave way, as any flow does that belongs to the conversation.
    expect(shown(await talk.say('0'))).toContain('確かめ 3/3')
  })

  it('has an answer stand ready that nobody is asked for, and that can be mended', async () => {
    const talk = begun('test', await somebody())
    await talk.say('案を書く')
    await talk.say('書類が多い')
    await talk.say('0')
    expect(shown(await talk.say('直す'))).toMatch(/1 困りごと：書類が多い[\s\S]*2 標題：「書類が多い」について/)
    expect(shown(await talk.say('2'))).toContain('いまの答え：「書類が多い」について')
    expect(shown(await talk.say('書類を減らす'))).toContain('確かめ')
    expect(shown(await talk.press('提出する'))).toContain('書類を減らす')
  })

  it('is reached by its own buttons alone: those of one that was put off take up that one', async () => {
    const employeeId = await somebody()
    const talk = begun('test', employeeId)
    await talk.say('案を書く')
    const asked = await talk.say('書類が多い')
    await talk.say('あとで')
    await talk.say('提案を書く')
    await talk.say('別のこと')
    // A press on the card of the draft answers the draft, though another flow listens here.
    expect(shown(await talk.pressOn(asked, '0円'))).toContain('確かめ 3/3')
    const [draft] = await db.prisma.flowDraft.findMany({ where: { employeeId } })
    expect(draft?.state).toMatchObject({ answers: { problem: '書類が多い', cost: 0 } })
  })

  it('never takes what is typed for a draft that was put off', async () => {
    const talk = begun('test', await somebody())
    await talk.say('案を書く')
    await talk.say('書類が多い')
    await talk.say('あとで')
    expect(shown(await talk.say('5'))).toBe('ふつうの返事')
    expect(shown(await talk.say('案を書く'))).toContain('経費 2/3')
  })

  it('hears no more what is typed after a night, and keeps what was written', async () => {
    const talk = begun('test', await somebody())
    await talk.say('案を書く')
    await talk.say('書類が多い')
    talk.later(11)
    expect(shown(await talk.say('多い'))).toContain('数字で書いてください')
    talk.later(24)
    expect(shown(await talk.say('5'))).toBe('ふつうの返事')
    expect(shown(await talk.say('案を書く'))).toContain('経費 2/3')
  })

  it('keeps what was written where its end is refused, and asks for the end again', async () => {
    const talk = begun('test', await somebody())
    await talk.say('届を書く')
    await talk.say('書類が多い')
    await talk.say('0')
    open = false
    expect(shown(await talk.press('提出する'))).toBe('まだです')
    expect(shown(await talk.say('提出する'))).toBe('ふつうの返事')
    expect(shown(await talk.say('届を書く'))).toContain('確かめ 3/3')
    open = true
    expect(shown(await talk.press('提出する'))).toBe('通りました')
    expect(shown(await talk.say('届を書く'))).toContain('困りごと 1/3')
  })

  it('asks about a word that opens something else before it is an answer', async () => {
    const talk = begun('test', await somebody())
    await talk.say('案を書く')
    const asked = await talk.say('提案を書く')
    expect(shown(asked)).toContain('「提案を書く」は、いまの質問への答えですか')
    expect(shown(await talk.pressOn(asked, '答えとして残す'))).toContain('経費 2/3')
    expect(shown(await talk.pressOn(asked, '「提案を書く」を開く'))).toContain('困りごと 1/5')
    expect(shown(await talk.say('案を書く'))).toContain('は、いまの質問への答えですか')
  })

  /** Somebody of the directory: the id. */
  async function somebody(): Promise<string> {
    const employeeId = newId()
    await db.prisma.employee.create({
      data: { id: employeeId, number: employeeId, name: '試験', employment: '任期の定めのない職員' },
    })
    return employeeId
  }

  /** A talk of a person of their own, whose buttons are pressed by label. */
  function begun(channel = 'test', employeeId?: string) {
    const account = { channel, externalId: `person-${who++}` }
    const store = talkStore()
    // The directory is looked at elsewhere: here it matters only that it is the same person.
    const asker: typeof store.asker = async () => ({
      account,
      person: employeeId === undefined ? undefined : ({ employeeId } as Person),
    })
    const talk = new Talk<Tx>([plug(feature, () => ({}))], { ...store, asker }, newId)
    const happened = () => ({ id: newId(), account, place: { kind: 'direct', id: 'here' }, at }) as const
    let at = MORNING
    let last: readonly Message[] = []
    const pressOn = (messages: readonly Message[], label: string) => {
      for (const { id, card: sent } of messages) {
        const index = sent.buttons.findIndex((button) => button.label === label)
        if (index >= 0) return take({ ...happened(), kind: 'pressed', messageId: id, index })
      }
      throw new Error(`no button ${label}`)
    }
    const take = async (event: Event) =>
      (last = await db.prisma.$transaction(async (tx) => {
        const messages = await talk.answer(received(event), tx)
        await postAnswers(tx, messages, { event, cause: undefined, jobs: noJobs, at: event.at, as: 'shown' })
        return messages
      }))
    return {
      say: (text: string) => take({ ...happened(), kind: 'said', text }),
      /** So many hours after the first word. */
      later: (hours: number) => {
        at = MORNING.add({ hours })
      },
      pressOn,
      press: (label: string) => pressOn(last, label),
    }
  }
})

/** A channel whose reader waits at the process needs no job. */
const noJobs = { insert: async () => undefined, insertWith: async () => [], settle: async () => undefined }

function shown(messages: readonly Message[]): string {
  return messages.map(({ card: sent }) => plainText(sent)).join('\n')
}
