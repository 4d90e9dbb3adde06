import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { card } from '../../src/bot/card/card.ts'
import { plainText } from '../../src/bot/card/plain.ts'
import type { Event } from '../../src/bot/event.ts'
import { type Feature, plug } from '../../src/bot/feature.ts'
import { received } from '../../src/bot/inbox/inbox.ts'
import { type Message, Talk } from '../../src/bot/talk.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import type { Database, Tx } from '../../src/infra/db/index.ts'
import { postAnswers } from '../../src/infra/store/messages/answers.ts'
import { talkStore } from '../../src/infra/store/talk.ts'
import { MORNING } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { first } from './sample.ts'

/** A feature that leads a flow and answers everything else. */
const feature: Feature<object> = {
  name: 'sample',
  words: [{ say: ['提案を書く'], run: async () => [{ card: card('はじめます').build(), begins: 'sample' }] }],
  flows: [{ flow: first, finish: async (answers) => [{ card: card(`受け付けました：${answers.problem}`).build() }] }],
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

  /** A talk of a person of their own, whose buttons are pressed by label. */
  function begun() {
    const talk = new Talk<Tx>([plug(feature, () => ({}))], talkStore(), newId)
    const account = { channel: 'test', externalId: `person-${who++}` }
    const happened = () => ({ id: newId(), account, place: { kind: 'direct', id: 'here' }, at: MORNING }) as const
    let last: readonly Message[] = []
    const take = async (event: Event) =>
      (last = await db.prisma.$transaction(async (tx) => {
        const messages = await talk.answer(received(event), tx)
        await postAnswers(tx, messages, { event, cause: undefined, jobs: noJobs, at: event.at, as: 'shown' })
        return messages
      }))
    return {
      say: (text: string) => take({ ...happened(), kind: 'said', text }),
      press: (label: string) => {
        for (const { id, card: sent } of last) {
          const index = sent.buttons.findIndex((button) => button.label === label)
          if (index >= 0) return take({ ...happened(), kind: 'pressed', messageId: id, index })
        }
        throw new Error(`no button ${label}`)
      },
    }
  }
})

/** A channel whose reader waits at the process needs no job. */
const noJobs = { insert: async () => undefined, insertWith: async () => [], settle: async () => undefined }

function shown(messages: readonly Message[]): string {
  return messages.map(({ card: sent }) => plainText(sent)).join('\n')
}
