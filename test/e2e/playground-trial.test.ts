import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Card, card } from '../../src/bot/card/card.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { type Playground, preparePlayground } from '../../src/playground/index.ts'
import { engines } from '../support/engines.ts'
import { type PlatformHouse, platformHouse } from '../support/house.ts'
import { plugged, WRONG_TITLE } from '../support/trial.ts'
import { browser } from './browser.ts'
import { Chat } from './chat.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** 佐藤花子, as the Playground's tenant names her. */
const HANAKO = '00000000-0000-4000-8000-000000100184'

describe.skipIf(browser === undefined)('what a feature may offer, in the Playground', () => {
  let playground: Playground
  let house: PlatformHouse
  let chat: Chat

  beforeAll(async () => {
    const [prepared, [engine]] = [await preparePlayground(), engines]
    if (!prepared || !engine) throw new Error('no Playground, or no engine')
    playground = prepared
    house = await platformHouse(await engine.city(), { teams: prepared.teams }, { options: { features: [plugged] } })
    await house.open()
    chat = await Chat.open((await prepared.open(Number(new URL(house.origin).port))) ?? '')
    await chat.reads('締切をお知らせする、の2つをします')
  })
  afterAll(async () => {
    await chat?.close()
    await playground?.close()
    await house?.close()
    expect(house?.faults).toEqual([])
  })

  it('is a form below a message: a fault is told where it is, and nothing that was written is lost', async () => {
    await chat.say('書きたい')
    await chat.press('書く')
    await chat.field('件名').fill('番号札の案内を入口に出すこと')
    await chat.field('内容').fill('入口に案内板を置く')
    await chat.picture('20-form')
    await chat.press('出す')
    await chat.reads(WRONG_TITLE)
    expect(await chat.field('内容').inputValue()).toBe('入口に案内板を置く')
    await chat.picture('21-form-fault')
    await chat.field('件名').fill('番号札の案内')
    await chat.press('出す')
    await chat.reads('受け付けました。')
    await chat.picture('22-form-taken')
  })

  it('is a card that a decision replaces where it stands', async () => {
    await chat.say('決めたい')
    await chat.press('出席する')
    await chat.reads('出席で承りました。')
    await expect.poll(() => chat.button('出席する').count()).toBe(0)
    await chat.picture('23-decided')
  })

  it('is a long text that is read on page by page', async () => {
    await chat.say('長い話')
    await chat.press('続きを読む')
    await expect.poll(() => chat.button('続きを読む').count()).toBeGreaterThan(0)
    await chat.picture('24-long')
  })

  it('is a dialog on a message, which begins with its words', async () => {
    await chat.say('番号札に気づかない方が多い')
    await chat.actOn('番号札に気づかない方が多い', 'trial_from_message')
    await chat.dialog.getByText('担当課と審査の方が読みます。').waitFor()
    expect(await chat.dialog.getByLabel('内容').inputValue()).toBe('番号札に気づかない方が多い')
    await chat.dialog.getByLabel('件名').fill('番号札の案内')
    await chat.picture('25-dialog')
    await chat.dialog.getByRole('button', { name: '出す' }).click()
    await chat.dialog.getByText('はぐくみとのチャットでお答えします').waitFor()
    await chat.picture('26-dialog-taken')
    await chat.press('Close')
    await expect.poll(() => chat.count('受け付けました。')).toBe(2)
  })

  /** Writes to 佐藤花子 unasked; gives the number of the message. */
  const write = async (shown: Card) => {
    const to = { account: { channel: 'teams', externalId: HANAKO }, place: { kind: 'direct', id: HANAKO } } as const
    const letter = { id: newId(), to, card: shown, purpose: 'notice' } as const
    await house.app.db.prisma.$transaction((tx) => house.app.post(tx, [letter]))
    house.work.wake()
    return letter.id
  }

  it('is a message that nobody asked for', async () => {
    const words = '人事評価の期日のお知らせ（お試しです）'
    const id = await write(card(words).build())
    await chat.reads(words)
    await chat.picture('27-notice')
    const row = () => house.app.db.prisma.outboxMessage.findUniqueOrThrow({ where: { id } })
    await vi.waitFor(async () => expect((await row()).state).toBe('sent'))
  })

  it('is marked where a machine phrased it, and nowhere else', async () => {
    expect(await chat.count('AI generated')).toBe(0)
    await write(card('機械が言いかえた文（お試しです）').generated().build())
    await chat.reads('AI generated')
    await chat.picture('28-generated')
  })
})
