import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { CLERK, DEPUTY, type Hall, HR, hall, numberIn, small } from './support.ts'

describe.each(engines)('a campaign by command on $name', (engine) => {
  let city: Hall
  beforeAll(async () => {
    city = await hall(engine)
  })
  afterAll(() => city.close())

  const draft = async (text = small()) => numberIn(await city.withFile(HR, text, 'new', '--file'))

  it('previews the appraisal year of a template: who, when, each text, and who is 対象外 without why', async () => {
    const said = await city.hagukumi(HR, 'new', '--template', 'appraisal', '--year', '2027')
    expect(said).toContain('「人事評価（令和9年度）」（サンプル）')
    const preview = await city.hagukumi(HR, 'preview', numberIn(said))
    expect(preview).toContain('自己評価を書く　2月4日（金）まで・20分')
    expect(preview).not.toMatch(/休職|育休|休暇|leave/)
  })

  it('starts a small one at once, and asks a second person for a large one', async () => {
    const number = await draft()
    expect(await city.hagukumi(HR, 'start', number)).toContain('お願いすること 3件')
    const large = await draft(small({ audience: { units: ['市民部'] } }))
    expect(await city.hagukumi(HR, 'start', large)).toMatch(/^2 .*もう1人の承認が要ります/)
    expect(await city.hagukumi(HR, 'approve', large)).toMatch(/^2 自分で作ったキャンペーン/)
    expect(await city.hagukumi(CLERK, 'approve', large)).toMatch(/^2 お知らせを承認する権限がありません/)
    expect(await city.hagukumi(DEPUTY, 'approve', large)).toContain('承認しました')
    expect(await city.hagukumi(HR, 'start', large)).toContain('始めました')
  })
})
