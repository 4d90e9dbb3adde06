import { afterEach, describe, expect, it } from 'vitest'
import { seal, unseal } from '../../src/infra/store/stress-check/seal.ts'
import { engines } from '../support/engines.ts'
import { tablesWith } from '../support/tables.ts'
import {
  approved,
  at,
  FIRST,
  hagukumi,
  type IdleCity,
  idleCity,
  KEY,
  letters,
  linked,
  presses,
  stresscheck,
} from './support.ts'

const DECIDED = { 方式: 'B', 委員会決定日: '2027-04-20', 委員会決定番号: '第3号' }

describe.each(engines)('the list of who took the stress check on $name', ({ city }) => {
  let app: IdleCity
  afterEach(() => app.close())
  const open = async (people: number) => {
    app = await idleCity(await city(), { stressCheckKey: KEY })
    const all = await linked(app, people)
    await approved(
      app,
      all.map(({ number }) => number),
      DECIDED,
    )
    return all
  }
  const take = (numbers: readonly string[]) =>
    stresscheck(app, ['taken', '-', '--as', FIRST], ['職員番号', ...numbers].join('\n'))

  it('stops the encouragements and not the 申出 notice, and is replaced by the next one', async () => {
    const [one, other] = await open(2)
    if (!one || !other) throw new Error('two people')
    await take([one.number])
    await at(app, '2027-06-01T09:10')
    expect(await letters(app)).toEqual([`start ${other.account} queued`])
    await take([other.number])
    await at(app, '2027-06-15T09:10')
    await at(app, '2027-07-14T09:10')
    expect((await letters(app)).slice(1).map((line) => line.replace(/ \w+$/, ''))).toEqual([
      `middle ${one.account}`,
      `request ${one.account}`,
      `request ${other.account}`,
    ])
  })

  it('stands sealed in one piece, as long for one as for all, and is gone 14 days after the end', async () => {
    const people = await open(20)
    await take([people[0]?.number ?? ''])
    const sealed = () => app.db.prisma.stressCheckTaken.findFirst()
    const [few, shortRow] = [people[0]?.id ?? '', await sealed()]
    await take(people.map(({ number }) => number))
    expect((await sealed())?.sealed.length).toBe(shortRow?.sealed.length)
    await take([people[0]?.number ?? ''])
    expect((await tablesWith({ app }, few)).filter((table) => table.includes('taken'))).toEqual([])
    await at(app, '2027-07-14T23:59')
    expect(await sealed()).not.toBeNull()
    await at(app, '2027-07-15T00:00')
    expect(await sealed()).toBeNull()
  })

  it('is told nobody but in figures after the end, where they are not small', async () => {
    const people = await open(45)
    await take(people.slice(0, 9).map(({ number }) => number))
    const shown = () => stresscheck(app, ['show', '--as', FIRST])
    expect(await shown()).toMatch(/受けた方の数は、期間が終わってから出します。$/)
    await at(app, '2027-07-01T09:10')
    expect(await shown()).toMatch(/受けた方の数は、少ない人数が分かるため出しません。$/)
    await take(people.slice(0, 20).map(({ number }) => number))
    expect(await shown()).toMatch(/市全体　45人のうち20人\n/)
    expect(await stresscheck(app, ['show'])).not.toMatch(/45人|20人/)
    const acts = await app.db.prisma.auditEntry.findMany({ where: { action: 'stresscheck.taken' } })
    expect(acts.map(({ detail }) => detail)).toEqual([{}, {}])
  })

  it('names only people who are 対象, and is said to everybody behind 〔市が行わないこと〕', async () => {
    const [one] = await open(1)
    const { err } = await hagukumi(app, ['stresscheck', 'taken', '-', '--as', FIRST], '職員番号\n100900')
    expect(err).toMatch(/2行目 職員番号：対象者の一覧にありません。/)
    await at(app, '2027-06-01T09:10')
    expect(await presses(app, one?.account ?? '', '市が行わないこと')).toMatch(
      /お知らせを止めるためだけに使い、暗号にして/,
    )
  })
})

describe('what is sealed', () => {
  it('is read with its key and at its place alone, and not when it was changed', () => {
    const sealed = seal('一覧', KEY, 'a')
    expect(unseal(sealed, KEY, 'a')).toBe('一覧')
    expect(unseal(sealed, Buffer.alloc(32, 8).toString('base64'), 'a')).toBeUndefined()
    expect(unseal(sealed, KEY, 'b')).toBeUndefined()
    expect(unseal(sealed.with(30, (sealed[30] ?? 0) ^ 1), KEY, 'a')).toBeUndefined()
    expect(unseal(sealed.subarray(0, 20), KEY, 'a')).toBeUndefined()
    expect(Buffer.from(seal('一覧', KEY, 'a')).equals(Buffer.from(sealed))).toBe(false)
  })
})
