import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../src/bot/card/card.ts'
import { renderMessage as onSlack } from '../../src/channels/slack/render.ts'
import { renderMessage as onTeams } from '../../src/channels/teams/render.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { campaignBy, PLAN_LIMITS } from '../../src/infra/store/campaigns/by.ts'
import { startSampleCampaign } from '../../src/infra/store/campaigns/sample.ts'
import { CITY } from '../../src/plugs.ts'
import { type City, city } from '../reminders/support.ts'
import { engines } from '../support/engines.ts'
import { faultsOfMessage as faultsOnSlack } from './slack/checker.ts'
import { faultsOfMessage as faultsOnTeams } from './teams/checker.ts'

/** From the first digest to the last day and after it; the due days are the 5th and the 12th of February. */
const MOMENTS = [
  '01-26T09:10',
  '01-28T09:10',
  '02-02T09:10',
  '02-04T09:10',
  '02-05T13:05',
  '02-09T09:10',
  '02-12T13:05',
]

const CUT = '（長いため、ここまでを表示しています）'

describe('what is sent to a whole city unasked', () => {
  let here: City
  let cards: readonly Card[] = []
  beforeAll(async () => {
    const [engine] = engines
    if (!engine) throw new Error('no database')
    here = await city(engine)
    const { prisma } = here.app.db
    const text = await readFile(path.join(CITY, 'campaign.json'), 'utf8')
    await prisma.$transaction(async (tx) => {
      const outside = { now: here.clock.now(), holidays: nationalHolidays(), reaches: () => true, newId }
      await startSampleCampaign(tx, text, await campaignBy(tx, outside))
    }, PLAN_LIMITS)
    await here.campaign('庁舎の点検', [{ key: 'walk', title: '机の周りを見る', due: '2027-02-05', who: ['100400'] }])
    for (const moment of MOMENTS) {
      here.at(`2027-${moment}`)
      await here.app.remind(here.clock.now())
    }
    const rows = await prisma.outboxMessage.findMany({ where: { purpose: 'notice' } })
    cards = rows.map(({ card }) => card as unknown as Card)
  }, 240_000)
  afterAll(() => here.app.close())

  it('is taken by Slack and by Teams, and shown whole', () => {
    expect(cards.length).toBeGreaterThan(1_000)
    expect(cards.flatMap((card) => faultsOnSlack(onSlack('m', card)))).toEqual([])
    expect(cards.flatMap((card) => faultsOnTeams(onTeams('m', card)))).toEqual([])
    expect(cards.filter((card) => JSON.stringify([onSlack('m', card), onTeams('m', card)]).includes(CUT))).toEqual([])
  })

  it('names on a lock screen neither a matter nor anybody', () => {
    const lines = cards.flatMap((card) => [onSlack('m', card).text.split('\n')[0] ?? '', onTeams('m', card).summary])
    const counting = /^お知らせは\d+件です（合わせて[\d時間半分]+ほど）|^今日が期日のものが\d+件あります/
    expect(lines.filter((line) => !counting.test(line))).toEqual([])
    expect(lines.some((line) => line.startsWith('今日が期日'))).toBe(true)
  })
})
