import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/features/people/texts.ts'
import { dm, userChange } from '../../platform/slack/events.ts'
import { freshTs } from '../../platform/slack/fresh.ts'
import { quiet } from '../../support/quiet.ts'
import { type At, answersTo, answerTo, hanako, posted, somebody, taken } from '../stage.ts'

const EMAIL = 'n100184@sample.invalid'
const OWN = '私の所属は？'

/** Who is who: accounts, and the employees that they belong to. */
export function people(at: At): void {
  const accountOf = (user: string) =>
    at().app.db.prisma.account.findUnique({
      where: { channel_externalId: { channel: 'slack', externalId: user } },
      include: { employee: true },
    })
  const asked = async (user: string) => {
    return (await at().slack.calls('users.info')).filter(({ args }) => args.user === user)
  }

  describe('an account', () => {
    it('is linked at first contact by the address that Slack confirmed, and not asked for again', async () => {
      const user = await hanako(at())
      expect((await answerTo(at(), user, OWN)).text).toContain('佐藤 花子さん')
      await answerTo(at(), user, OWN)
      expect(await accountOf(user)).toMatchObject({ employee: { number: '100184' } })
      expect(await asked(user)).toHaveLength(1)
    })

    it('is linked whatever the letters of the address are like', async () => {
      const user = await somebody(at(), { email: EMAIL.toUpperCase() })
      expect((await answerTo(at(), user, OWN)).text).toContain('佐藤 花子さん')
    })

    it.each([
      ['a guest', { email: EMAIL, guest: true }],
      ['a bot', { email: EMAIL, bot: true }],
      ['somebody with an address that no employee has', { email: 'who@city.example' }],
      ['somebody without an address', {}],
    ])('of %s belongs to nobody', async (_, person) => {
      const user = await somebody(at(), person)
      expect((await answerTo(at(), user, OWN)).text).toContain(TEXT.nobody)
      await answerTo(at(), user, OWN)
      expect((await accountOf(user))?.employee ?? null).toBeNull()
      expect(await asked(user)).toHaveLength(1)
    })

    it('that was closed belongs to nobody any more', async () => {
      const user = await hanako(at())
      await answerTo(at(), user, OWN)
      await taken(at(), userChange(user, { email: EMAIL, deleted: true }))
      await quiet(at())
      expect(await accountOf(user)).toMatchObject({ employee: null, linkedAt: null })
    })

    it('that was changed in another way stays whose it is', async () => {
      const user = await hanako(at())
      await answerTo(at(), user, OWN)
      expect(await answersTo(at(), userChange(user, { name: '新しい名前', email: EMAIL }))).toEqual([])
      expect(await accountOf(user)).toMatchObject({ employee: { number: '100184' } })
    })
  })

  it('somebody writes before they are greeted, and is met once, however many messages come at once', async () => {
    const user = await hanako(at())
    const answers = await answersToAll(user, ['ヘルプ', OWN, '主査級の企画立案能力って？'])
    expect(answers).toHaveLength(3)
    expect(await asked(user)).toHaveLength(1)
  })

  async function answersToAll(user: string, texts: readonly string[]) {
    const before = (await at().answers()).length
    await Promise.all(texts.map((text) => taken(at(), dm(user, text, { ts: freshTs() }))))
    await quiet(at())
    return (await at().answers()).slice(before)
  }

  it('an event of elsewhere is not answered', async () => {
    const user = await somebody(at())
    const { kind, body } = dm(user, 'ヘルプ')
    const answers = await posted(at(), async () => {
      const { tries } = await at().slack.deliver({ kind, body: { ...body, team_id: 'T0ELSEWHERE' } })
      expect(tries[0]?.status ?? 403).toBe(403)
    })
    expect(answers).toEqual([])
  })

  // They come last: a platform that does not answer is left alone for a while, by the time of the messages.
  describe('an account whose platform', () => {
    it.each([
      ['does not answer', 'lost' as const, 1],
      ['asks for patience', 'throttle' as const, 2],
      ['may not be asked', { error: 'missing_scope' }, 3],
    ])('%s is a stranger’s until it does', async (_, fault, hours) => {
      const user = await hanako(at())
      const later = Math.floor(Date.now() / 1000) + hours * 3_600
      await at().slack.nextOf('users.info', [fault])
      const [stranger] = await answersTo(at(), dm(user, OWN, { ts: `${later}.000100` }))
      expect(stranger?.text).toContain(TEXT.nobody)
      const [known] = await answersTo(at(), dm(user, OWN, { ts: `${later + 1_800}.000100` }))
      expect(known?.text).toContain('佐藤 花子さん')
    })
  })
}
