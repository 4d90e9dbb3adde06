import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Child, start } from '../support/child.ts'
import { browser } from './browser.ts'
import { Chat } from './chat.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe.skipIf(browser === undefined)('the built bot in the Playground', () => {
  let folder = ''
  let bot: Child
  let chat: Chat

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'はぐくみ 試験 '))
    const none = { DATABASE_URL: '', PORT: '', LOG_LEVEL: '', SLACK_BOT_TOKEN: '', TEAMS_APP_ID: '' }
    const env = { ...none, HAGUKUMI_DATA: folder, HAGUKUMI_PLAYGROUND: 'on' }
    bot = start(process.execPath, ['dist/main.js'], { env })
    const address = () => /http:\S+/.exec(bot.said.err)?.[0] ?? ''
    await vi.waitFor(() => expect(address(), bot.said.err).not.toBe(''), { timeout: 90_000 })
    chat = await Chat.open(address())
  })
  afterAll(async () => {
    await chat?.close()
    bot.process.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    await rm(folder, { recursive: true, force: true })
  })

  it('greets whoever opens it', async () => {
    await chat.reads('締切をお知らせする、の2つをします')
    await chat.button('ヘルプ').waitFor()
    await chat.picture('01-greeting')
  })

  it('answers to the letter with the place, and does not pass it for a machine’s words', async () => {
    await chat.say('主査級の企画立案能力って？')
    await chat.reads('担当業務の課題に対して有効な方策を考え')
    await chat.reads('方針本文　第２章６⑶（11ページ）')
    await chat.picture('02-answer')
    expect(await chat.count('AI generated')).toBe(0)
  })

  it('follows up', async () => {
    await chat.say('じゃあ課長は？')
    await chat.reads('所管する部課等の課題に対して')
    await chat.picture('03-follow-up')
  })

  it('compares two grades', async () => {
    await chat.say('課長と主幹で意思決定能力はどう違う？')
    await chat.reads('困難度の高い担当業務の諸課題')
    await chat.picture('04-comparison')
  })

  it('knows who asks, and shows the words of its sources where the answer does not quote them', async () => {
    await chat.say('私が受けられる研修は？')
    await chat.reads('当てはまる講座は')
    await chat.say('主事級に求められる能力は？')
    await chat.press('引用した文')
    await chat.reads('業務推進者')
    await chat.picture('05-sources')
  })

  it('goes on where a button is pressed', async () => {
    const quote = '担当業務の課題に対して有効な方策を考え'
    await chat.readsAnew(quote, () => chat.say('主査級の企画立案能力って？'))
    await chat.readsAnew('当てはまる講座は', () => chat.press('この能力の研修'))
    await chat.picture('06-pressed')
  })

  it('shows what is due, and asks when it will be done', async () => {
    await chat.say('私の締切')
    await chat.reads('私の締切は1件です')
    await chat.picture('13-due')
    await chat.press('中間の自己評価を書く')
    await chat.reads('期日は')
    await chat.press('いつやる')
    await chat.reads('は、いつやりますか')
    await chat.picture('14-when')
    await chat.press((await chat.firstButton(/10:00|15:00/)) ?? '')
    await chat.reads('のままです')
    await chat.picture('15-set')
  })

  it('stops reminding of what is done, and takes that back', async () => {
    await chat.readsAnew('私の締切は1件です', () => chat.say('私の締切'))
    await chat.readsAnew('期日は', () => chat.press('中間の自己評価を書く'))
    await chat.press('終わった')
    await chat.reads('のお知らせは、ここまでにします')
    await chat.picture('16-done')
    await chat.press('元に戻す')
    await chat.reads('を、まだの件に戻しました')
  })

  it('says what it does not know, and whom to ask', async () => {
    await chat.say('自己啓発の助成は上限いくら？')
    await chat.reads('金額は、方針にも、市の文書や設定にも書かれていません')
    await chat.picture('07-not-written')
  })

  it('shows whom to turn to, and keeps no word of it', async () => {
    await chat.say('係長に毎朝どなられて、もう限界です')
    await chat.reads('話してくださって')
    await chat.picture('08-comfort')
  })

  it('takes what somebody thinks of an answer', async () => {
    await chat.press('Like')
    await chat.page.locator('textarea').last().fill('助かりました')
    await chat.picture('09-feedback')
    await chat.press('Submit')
    await chat.reads('Thank')
    await chat.press('Close')
  })

  it('opens the dialog of the message action, and says that proposals are still to come', async () => {
    await chat.actOn('じゃあ課長は？', 'submitProposal')
    await chat.reads('職員提案の受け付けは準備中です')
    await chat.picture('10-proposal-not-yet')
    await chat.press('Close')
  })

  it('answers in a group where it is named', async () => {
    await chat.go('窓口の改善')
    await chat.mention('課長の役割は？')
    await chat.reads('課等の統括者・管理者')
    await chat.picture('11-group')
  })

  it('answers in a channel below what was asked', async () => {
    await chat.go('市民課 - 窓口係')
    await chat.mention('心理的安全性とは？')
    await chat.reads('率直に質問したり')
    await chat.picture('12-channel')
  })
})
