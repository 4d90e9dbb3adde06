import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../src/domain/campaign/check.ts'
import { filled, unknownPlaceholders } from '../../src/domain/campaign/placeholders.ts'
import { readCampaignFile } from '../../src/infra/store/campaigns/read.ts'
import { campaignFrom, templateNames } from '../../src/infra/store/campaigns/templates.ts'
import { small } from './support.ts'

const FOLDER = fileURLToPath(new URL('../../prisma/seed/campaigns', import.meta.url))

/** What is wrong with a file, as HR reads it. */
function refusal(text: string): string {
  try {
    readCampaignFile(text)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  throw new Error('was not refused')
}

describe('a campaign as a file', () => {
  it.each([
    ['no JSON', '{"startsOn":', 'JSON として読めません'],
    ['a list', '[]', 'ファイル全体：形が合いません'],
    ['a missing definition', '{"startsOn":"2027-04-12"}', 'definition：形が合いません'],
    [
      'a day that is none',
      small({}, { due: { day: '2027-02-30', rule: 'before' } }),
      'steps[0].due.day：形が合いません',
    ],
    ['an unknown key', small({}, { minute: 5 }), 'steps[0].minute：知らない項目です。「minutes」のことでしょうか。'],
    ['an unknown placeholder', small({}, { text: '{氏名}さんへ' }), 'steps[0].text：「{氏名}」は埋められません'],
    ['a brace that never closes', small({}, { text: '{期日までに' }), '「{期日までに}」は埋められません'],
    ['a placeholder in the title of a step', small({}, { title: '{名前}の手引き' }), 'steps[0].title：「{名前}」'],
    ['a harsh word', small({}, { text: '必 ず読んでください。' }), '「必ず」は使えません。'],
    ['a harsh title', small({ title: '【至急】手引き' }), 'title：「至急」は使えません。'],
    ['a touch that is none', small({}, { touches: ['3日前'] }), 'steps[0].touches[0]：'],
    ['a link of another kind', small({}, { link: 'javascript:alert(1)' }), 'steps[0].link：形が合いません'],
    ['a partner without pairs', small({}, { actor: 'partner' }), '相手が決まっていません'],
    ['a key of the moves', small({}, { key: 'move_handover' }), '「move_」で始まる key は使えません'],
    ['a person twice', small({ audience: { people: ['1', '1'] } }), '職員番号 1 が2回あります'],
    ['a pair with oneself', small({ audience: { pairs: [['1', '1']] } }), '職員番号 1 が自分と組になっています'],
    [
      'a circle of pairs',
      small({
        audience: {
          pairs: [
            ['1', '2'],
            ['2', '1'],
          ],
        },
      }),
      '2つの組に入っています',
    ],
    ['a kind that is made from settings', small({ kind: 'meeting' }), '設定の meetings から'],
    ['a hidden character', small({ title: 'お知らせ\u0007' }), 'definition.title：形が合いません'],
  ])('is refused with %s, and told where', (_, text, said) => {
    expect(refusal(text)).toContain(said)
  })

  it('is led to its own module when it is about the stress check, whatever else is wrong', () => {
    const said = refusal(small({ title: 'ｽﾄﾚｽﾁｪｯｸのお願い' }, { text: '必ず受けてください。{氏名}' }))
    expect(said).toContain('hagukumi stresscheck')
    expect(said).not.toContain('必ず')
  })

  it('tells two equal keys of steps', () => {
    const { definition } = readCampaignFile(small())
    const twice = { ...definition, steps: [...definition.steps, ...definition.steps] }
    expect(faultsOf(twice)).toEqual(['steps[1].key：同じ key の手順が前にあります。別の名前にしてください。'])
  })

  it('fills its placeholders and no other braces', () => {
    const values = { 期日: '2月10日（水）', 題名: '題', 分: '5', リンク: 'https://x.invalid', 所属: '課' }
    expect(filled('{期日}・｛ 分 ｝分・{所属}・{氏名}', values)).toBe('2月10日（水）・5分・課・{氏名}')
    expect(unknownPlaceholders('{期日}{氏名}{')).toEqual(['氏名', ''])
  })
})

describe('the templates', () => {
  it('are all sound for every fiscal year to come, and told by their years', async () => {
    const names = await templateNames(FOLDER)
    expect(names).toHaveLength(readdirSync(FOLDER).length)
    expect(names).toContain('appraisal')
    for (const name of names) {
      for (const year of [2026, 2027, 2028]) {
        const file = await campaignFrom(FOLDER, name, year)
        const read = readCampaignFile(JSON.stringify(file))
        expect(read.definition.title).toContain(`令和${year - 2018}年度`)
        const days = [read.startsOn, ...read.definition.steps.map(({ due }) => due.day)]
        for (const day of days) {
          expect(day >= `${year}-04-01`).toBe(true)
          expect(day <= `${year + 1}-03-31`).toBe(true)
        }
      }
    }
  })

  it('has every step of the appraisal year, and the end of the complaint as a right', async () => {
    const { definition } = await campaignFrom(FOLDER, 'appraisal', 2027)
    expect(definition.steps.map(({ key }) => key)).toEqual([
      'share_goals',
      'propose_goals',
      'first_interview',
      'mid_interview',
      'self_review',
      'first_rating',
      'second_rating',
      'disclosure',
      'closing_interview',
      'complaint_window',
    ])
    expect(definition.steps.filter(({ protects }) => protects === 'right').map(({ key }) => key)).toEqual([
      'complaint_window',
    ])
  })

  it('names the nearest one where it is mistyped', async () => {
    await expect(campaignFrom(FOLDER, 'apraisal', 2027)).rejects.toThrow('「appraisal」のことでしょうか。')
  })
})
