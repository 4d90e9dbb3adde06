import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/bot/talk.ts'
import { run } from '../../src/cli/run.ts'
import { type City, city, read } from '../reminders/support.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { DEPUTY, HR, small } from './support.ts'

const TITLE = '手引きのお知らせ（サンプル）'

describe.each(engines)('a due day that HR moves in the chat, on $name', (engine) => {
  let here: City
  beforeEach(async () => {
    here = await city(engine)
    here.at('2027-01-26T09:30')
  })
  afterEach(() => here.app.close())

  it('is asked back with its year where none was written and it would be far away', async () => {
    await drafted()
    await begun()
    const asked = await here.says(HR, '1月20日')
    expect(read(asked)).toContain('年が書かれていないので、次に来る2028年1月20日（木）と読みました。')
    expect(read(asked)).toContain('2028年1月20日（木）でよろしいですか')
    expect(read(await here.says(HR, 'いいえ'))).toContain('年から書いてください')
    expect(read(await here.says(HR, 'はい'))).toContain('の期日を2028年1月20日（木）に変えますか')
    await begun()
    await here.says(HR, '1/20')
    expect(read(await here.says(HR, '2027年2月17日'))).toContain('の期日を2月17日（水）に変えますか')
    await begun()
    expect(read(await here.says(HR, '2028年1月20日'))).toContain('の期日を2028年1月20日（木）に変えますか')
  })

  it('may be today, without its year', async () => {
    await drafted()
    await begun()
    expect(read(await here.says(HR, '1月26日'))).toContain('の期日を1月26日（火）に変えますか')
  })

  it('is asked back with both days where the weekday beside it is of another', async () => {
    await drafted()
    await begun()
    const asked = await here.says(HR, '2月17日（木）')
    expect(read(asked)).toContain('新しい期日は、2月17日（水）と2月18日（木）のどちらですか')
    expect(read(await here.presses(HR, '2月18日（木）', asked))).toContain('の期日を2月18日（木）に変えますか')
  })

  it('goes back to the steps, and keeps the one that it was about', async () => {
    await drafted()
    const asked = await begun()
    const back = await here.says(HR, '戻る')
    expect(read(back)).toContain('どの手順の期日を変えますか')
    expect(read(back)).not.toContain('もうありません')
    expect(read(await here.presses(HR, '手引きを読む', back))).toContain('「手引きを読む」の新しい期日はいつですか')
    expect(read(asked)).toContain('（いまは2月10日（水））')
    await here.says(HR, '戻る')
    expect(read(await here.says(HR, '手引きを読む'))).toContain('「手引きを読む」の新しい期日はいつですか')
    expect(read(await here.says(HR, '2月17日'))).toContain('の期日を2月17日（水）に変えますか')
  })

  it('is shown as it will be where the city hall is closed, and not written before it is said', async () => {
    await drafted()
    await begun()
    const sure = await here.says(HR, '2月20日')
    expect(read(sure)).toContain('の期日を2月19日（金）に変えますか')
    expect(read(sure)).toContain('2月20日（土）は閉庁日のため、2月19日（金）になります。')
    expect(read(sure)).toContain('前の期日をお知らせした、まだの方はいません。')
    expect((await opened())[0]?.card.buttons[0]?.label).toBe('手引きを読む　2月10日（水）まで')
    expect(read(await here.presses(HR, '変える', sure))).toContain('の期日を2月19日（金）にしました')
  })

  it('tells a refusal at once, with the way to another day', async () => {
    await drafted()
    await begun()
    const refused = await here.says(HR, '2027年1月20日')
    expect(read(refused)).toContain('1月20日（水）')
    expect(read(await here.presses(HR, '別の日にする', refused))).toContain('の新しい期日はいつですか')
  })

  it('says before whether an approval is taken back, and how many were told', async () => {
    await drafted({ startsOn: '2027-02-01' })
    await hagukumi(DEPUTY, 'approve', await idOf())
    await begun()
    const sure = await here.says(HR, '2月17日')
    expect(read(sure)).toContain('いまの承認は前の期日へのものです。変えると、もう一度承認が要ります。')
    expect(read(await here.presses(HR, '変える', sure))).toContain('もう一度お願いしてください。')
    await hagukumi(DEPUTY, 'approve', await idOf())
    here.at('2027-02-01T09:30')
    await here.app.campaigns(here.clock.now())
    await here.app.db.prisma.assignment.updateMany({
      where: { employee: { number: { in: ['100184', '100119'] } } },
      data: { toldDue: new Date('2027-02-17') },
    })
    await begun()
    const told = await here.says(HR, '2月18日')
    expect(read(told)).toContain(
      '前の期日をお知らせした、まだの方が2人います。その方にだけ、【訂正】を1通お送りします。',
    )
    expect(read(told)).not.toContain('承認')
    // Somebody ended it meanwhile: the change counts anew.
    await here.done('100119')
    expect(read(await here.presses(HR, '変える', told))).toContain('前の期日をお知らせした1人に')
  })

  async function hagukumi(as: string, ...argv: string[]) {
    const io = paperIo([])
    const code = await run({ command: 'hagukumi', argv: ['campaign', ...argv, '--as', as] }, here.app, io)
    expect([code, code === 0 ? '' : io.beside.join('')]).toEqual([0, ''])
  }

  async function drafted(change: Record<string, unknown> = {}) {
    const folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-due-'))
    const file = path.join(folder, 'file')
    await writeFile(file, JSON.stringify({ ...JSON.parse(small()), ...change }))
    await hagukumi(HR, 'new', '--file', file)
    await rm(folder, { recursive: true })
  }

  async function idOf() {
    return (await here.app.db.prisma.campaign.findFirstOrThrow()).id
  }

  async function opened() {
    return here.presses(HR, '期日を変える', await here.presses(HR, TITLE, await here.says(HR, 'お知らせの管理')))
  }

  async function begun(): Promise<readonly Message[]> {
    const steps = await opened()
    const [button = ''] = steps[0]?.card.buttons.map(({ label }) => label) ?? []
    return here.presses(HR, button, steps)
  }
})
