import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sjis } from '../people/support.ts'
import { engines } from '../support/engines.ts'
import { CLERK, type Hall, HR, hall, numberIn, small } from './support.ts'

const HEAD = '職員番号,手順,済んだ日,対象'
const csv = (...rows: string[]) => `${[HEAD, ...rows].join('\n')}\n`
/** A sound row below, which must not be applied either. */
const SOUND = '100119,read,2027-01-25,'

describe.each(engines)('what is done, from a file, on $name', (engine) => {
  let city: Hall
  let number: string
  beforeAll(async () => {
    city = await hall(engine)
    number = numberIn(await city.withFile(HR, small(), 'new', '--file'))
    await city.hagukumi(HR, 'start', number)
  })
  afterAll(() => city.close())

  const give = (content: string | Uint8Array) => city.withFile(HR, content, 'import', number)
  const rows = async () => {
    const found = await city.db.prisma.assignment.findMany({
      include: { employee: true },
      orderBy: { employee: { number: 'asc' } },
    })
    return found.map(({ employee, state, trust, reason }) => [employee.number, state, trust, reason].join(' ').trim())
  }

  it.each([
    ['somebody nobody knows', csv('999999,read,2027-01-25,', SOUND), '2行目 職員番号：名簿にいません'],
    [
      'somebody without the step',
      csv('100001,read,2027-01-25,', SOUND),
      '2行目 手順：この職員には、この手順がありません',
    ],
    [
      'a step that is not there',
      csv(`${CLERK},raed,2027-01-25,`, SOUND),
      '2行目 手順：その手順はありません。「read」のことでしょうか。',
    ],
    [
      'a doubled line',
      csv(`${CLERK},read,2027-01-25,`, `${CLERK},手引きを読む,2027-01-24,`, SOUND),
      '3行目 職員番号：2行目と同じ',
    ],
    ['a wrong date', csv(`${CLERK},read,1月25日,`, SOUND), '2行目 済んだ日：日付として読めません'],
    ['a day to come', csv(`${CLERK},read,2027-01-27,`, SOUND), '2行目 済んだ日：今日より後の日です'],
    ['no day', csv(`${CLERK},read,,`, SOUND), '2行目 済んだ日：空です'],
    ['a day and 対象外', csv(`${CLERK},read,2027-01-25,対象外`, SOUND), '2行目 済んだ日：「対象」の列と'],
    ['another word', csv(`${CLERK},read,,休職`, SOUND), '2行目 対象：空か、「対象外」か「対象」'],
    ['no rows', csv(), '行がありません'],
    ['other headings', '番号,日\n1,2\n', '見出し'],
  ])('is refused by line with %s, and nothing of it is applied', async (_, content, said) => {
    const before = await rows()
    const refusal = await give(content)
    expect(refusal).toMatch(/^2 /)
    expect(refusal).toContain(said)
    expect(await rows()).toEqual(before)
  })

  it('marks done with the trust of a file, 対象外 and 対象 again, in the encoding of Windows', async () => {
    expect(await give(sjis(csv(`${CLERK},手引きを読む,令和9年1月25日,`, '100119,read,,対象外')))).toBe(
      '取り込みました。済み 1件、対象外 1件、対象に戻したもの 0件、変わらないもの 0件。',
    )
    expect(await rows()).toEqual(['100119 excluded  csv', `${CLERK} done csv`, '100363 open'])
    expect(await give(csv(`${CLERK},read,2027-01-25,`, '100119,read,,対象'))).toContain(
      '対象に戻したもの 1件、変わらないもの 1件',
    )
    expect(await rows()).toEqual(['100119 open', `${CLERK} done csv`, '100363 open'])
  })
})
