import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { exportSettings, importSettings, readSettings } from '../../src/infra/store/settings/settings.ts'
import { engines } from '../support/engines.ts'
import { by, dump, refusal, root } from './support.ts'

const sample = readFileSync(new URL('prisma/seed/city/settings.json', root), 'utf8')
const own = {
  city_name: '試験市',
  contacts: [{ topic: 'health', name: '健康相談', phone: '内線 100', hours: '平日8:30–17:15', night: false }],
  facts: [{ words: ['通勤', '駐車場'], text: '一行目\n二行目 <b>&"\'' }],
  rights: { send_in_bulk: ['hr'] },
}

describe.each(engines)('settings on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
  })
  afterAll(() => db.close())

  it('come out of an export as they went in, also from another database', async () => {
    await importSettings(db, sample, by)
    expect(await exportSettings(db)).toBe(JSON.stringify(JSON.parse(sample), undefined, 2))
    expect([...(await readSettings(db.prisma)).sample]).toHaveLength(13)
    await importSettings(db, JSON.stringify(own), by)
    const text = await exportSettings(db)
    const rows = await dump(db)
    expect(await importSettings(db, text, by)).toMatchObject({ changed: [], removed: [] })
    const unaudited = (all: string) => all.slice(0, all.indexOf('settings.import'))
    expect(unaudited(await dump(db))).toBe(unaudited(rows))
    const other = await fresh()
    await importSettings(other, text, by)
    expect(await exportSettings(other)).toBe(text)
    await other.close()
  })

  it('lose the mark of the sample when the city sets them, and only then', async () => {
    await importSettings(db, JSON.stringify(own), by)
    const { settings, sample: marked } = await readSettings(db.prisma)
    expect(settings).toMatchObject(own)
    expect(marked.has('city_name')).toBe(false)
    expect(marked.has('closed_days')).toBe(true)
  })

  it('are taken back by null and audited by name alone', async () => {
    expect(await importSettings(db, '{"contacts": null}', by)).toMatchObject({ removed: ['contacts'] })
    expect((await readSettings(db.prisma)).settings.contacts).toBeUndefined()
    const last = await db.prisma.auditEntry.findFirst({ orderBy: { id: 'desc' } })
    expect(last).toMatchObject({
      action: 'settings.import',
      detail: { changed: [], removed: ['contacts'], sample: [] },
    })
  })

  it.each([
    [
      'an unknown key, with the nearest known one',
      '{"city_nam": "x"}',
      'city_nam：知らない設定です。「city_name」のこと',
    ],
    [
      'an unknown key inside',
      '{"contacts": [{"topic": "health", "name": "x", "fone": "1"}]}',
      'contacts[0].fone：知らない設定です。「phone」',
    ],
    ['an unknown right', '{"rights": {"send_in_bluk": ["hr"]}}', '「send_in_bulk」'],
    ['an unknown key taken back', '{"kontakts": null}', '「contacts」'],
    ['an unknown role', '{"rights": {"send_in_bulk": ["mayor"]}}', 'rights.send_in_bulk[0]：形が合いません'],
    ['a wrong kind', '{"retention_days": {"questions": "90日"}}', 'retention_days.questions：形が合いません'],
    ['a stress-check list kept too long', '{"retention_days": {"stress_check": 31}}', 'stress_check は30以下'],
    ['a closed day that is in no calendar', '{"closed_days": ["02-30"]}', 'closed_days[0]：形が合いません。["12-29"'],
    ['a closed day of no leap year', '{"closed_days": ["2027-02-29"]}', '暦にある日'],
    ['quiet hours all day long', '{"quiet_hours": {"before":"17:00","after":"08:45","breaks":[]}}', '早い時刻から順に'],
    [
      'a break that ends before it begins',
      '{"quiet_hours": {"before":"08:45","after":"17:00","breaks":[{"from":"13:00","to":"12:00"}]}}',
      'quiet_hours.breaks[0]：形が合いません',
    ],
    ['a weekday that is none', '{"duty": {"days":"月火祝","from":"08:30","to":"17:15"}}', 'duty.days：形が合いません'],
    [
      'an unknown key of a unit on duty',
      '{"duty": {"days":"月","from":"08:30","to":"17:15","units":[{"unti":"市民課","days":"土","from":"08:30","to":"12:00"}]}}',
      'duty.units[0].unti：知らない設定です。「unit」',
    ],
    [
      'a busy time that ends before it begins',
      '{"blackouts": [{"name":"選挙","from":"2027-04-10","to":"2027-03-25"}]}',
      'blackouts[0]：形が合いません',
    ],
    [
      'a busy time half yearly, half once',
      '{"blackouts": [{"name":"選挙","from":"03-25","to":"2027-04-10"}]}',
      '毎年の月日か一度の年月日にそろえて',
    ],
    [
      'an unknown key of a busy time',
      '{"blackouts": [{"nmae":"選挙","from":"03-25","to":"04-10"}]}',
      'blackouts[0].nmae：知らない設定です。「name」',
    ],
    [
      'a slot at no time',
      '{"nudge_slots": {"digest":"9:10","last_day":"13:05"}}',
      'nudge_slots.digest：形が合いません',
    ],
    ['a disaster switch that is neither on nor off', '{"disaster": true}', 'disaster：形が合いません。"on"'],
    ['a key far from all', '{"血液型": "A"}', '血液型：知らない設定です。使えるのは'],
    ['a mark without its setting', '{"sample": ["facts"]}', 'sample：「facts」の設定がファイルにありません'],
    ['no JSON', '{"city_name": ', 'JSON として読めません'],
    ['a list', '[]', 'の形で書いてください'],
    ['a NUL', '{"city_name": "a\\u0000b"}', 'city_name：形が合いません'],
    ['half a letter', '{"city_name": "\\ud800"}', 'city_name：形が合いません'],
    ['too much', `{"city_name": "${'あ'.repeat(1_000_000)}"}`, '大きすぎます'],
  ])('refuse %s, all or nothing', async (_, text, said) => {
    const before = await dump(db)
    const mixed = text.startsWith('{"') && text.endsWith('}') ? `{"hr_contact": "別の係", ${text.slice(1)}` : text
    expect(await refusal(importSettings(db, mixed, by).catch((error) => Promise.reject(error)))).toContain(said)
    expect(await dump(db)).toBe(before)
  })
})
