import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/features/people/texts.ts'
import { newId } from '../../../src/infra/clock/clock.ts'
import { letterTo } from '../../delivery/support.ts'
import { installed, personal, uninstalled } from '../../platform/teams/activities.ts'
import { directOf } from '../../platform/teams/identity.ts'
import type { PersonInput } from '../../platform/teams/shapes.ts'
import { wordsOf } from '../shown.ts'
import { type At, answersTo, answerTo, hanako, posted, somebody, taken } from '../stage.ts'

const EMAIL = 'n100184@sample.invalid'
const OWN = '私の所属は？'

/** Who is who, and how each is reached. */
export function people(at: At): void {
  const accountOf = ({ aadObjectId }: PersonInput) =>
    at().app.db.prisma.account.findUnique({
      where: { channel_externalId: { channel: 'teams', externalId: aadObjectId } },
      include: { employee: true },
    })
  const referenceOf = ({ aadObjectId }: PersonInput) =>
    at().app.db.prisma.chatReference.findUnique({
      where: { channel_externalId: { channel: 'teams', externalId: aadObjectId } },
    })

  /** Writes somebody a message that they did not ask for; gives its row once it is settled. */
  async function write({ aadObjectId }: PersonInput) {
    const id = newId()
    const letter = { ...letterTo('teams', aadObjectId), id, purpose: 'notice' as const }
    const messages = await posted(at(), async () => {
      await at().app.db.prisma.$transaction((tx) => at().app.post(tx, [letter]))
      at().work.wake()
    })
    const row = await at().app.db.prisma.outboxMessage.findUniqueOrThrow({ where: { id } })
    return { messages, row }
  }

  describe('an account', () => {
    it('is linked at first contact by the address of the tenant, and not asked for again', async () => {
      const person = await hanako(at())
      const before = (await at().teams.calls('member')).length
      expect(wordsOf(await answerTo(at(), person, OWN))).toContain('佐藤 花子さん')
      await answerTo(at(), person, OWN)
      expect(await accountOf(person)).toMatchObject({ employee: { number: '100184' } })
      expect(await at().teams.calls('member')).toHaveLength(before + 1)
    })

    it.each([
      ['a guest', { email: EMAIL, userRole: 'guest' as const }],
      ['somebody of another tenant', { email: EMAIL, tenantId: '00000000-0000-4000-8000-000000000000' }],
      ['somebody with an address that no employee has', { email: 'who@city.example' }],
      ['somebody without an address', {}],
    ])('of %s belongs to nobody', async (_, more) => {
      const person = await somebody(at(), more)
      expect(wordsOf(await answerTo(at(), person, OWN))).toContain(TEXT.nobody)
      expect((await accountOf(person))?.employee ?? null).toBeNull()
    })
  })

  describe('a message that nobody asked for', () => {
    it('reaches somebody by what an installation told, who was not greeted for it', async () => {
      const person = await somebody(at())
      expect(await answersTo(at(), installed(person))).toEqual([])
      const { messages, row } = await write(person)
      expect(messages).toMatchObject([{ conversation: directOf(person) }])
      expect(row).toMatchObject({ state: 'sent', tries: 1 })
    })

    it('is skipped where the bot never heard of somebody', async () => {
      const { messages, row } = await write({ aadObjectId: newId() })
      expect([messages, row]).toMatchObject([[], { state: 'skipped', reason: 'not_installed', tries: 1 }])
    })

    it('is skipped where somebody stopped it, and tried again with the next one', async () => {
      const person = await somebody(at())
      await answerTo(at(), person, OWN)
      await at().teams.block(person.aadObjectId)
      expect((await write(person)).row).toMatchObject({ state: 'skipped', reason: 'blocked', tries: 1 })
      await at().teams.restore(person.aadObjectId)
      expect((await write(person)).row).toMatchObject({ state: 'sent' })
    })

    it('is skipped where somebody took the bot away, and goes again when they take it back', async () => {
      const person = await somebody(at())
      await answerTo(at(), person, OWN)
      expect(await answersTo(at(), uninstalled(person))).toEqual([])
      expect(await referenceOf(person)).toBeNull()
      const before = (await at().teams.calls()).length
      expect((await write(person)).row).toMatchObject({ state: 'skipped', reason: 'not_installed' })
      expect(await at().teams.calls()).toHaveLength(before)
      await taken(at(), installed(person))
      expect((await write(person)).row).toMatchObject({ state: 'sent' })
    })

    it('is skipped where Teams alone knows that the bot was taken away', async () => {
      const person = await somebody(at())
      await answerTo(at(), person, OWN)
      await at().teams.uninstall(person.aadObjectId)
      expect((await write(person)).row).toMatchObject({ state: 'skipped', reason: 'not_installed' })
    })

    it('goes where the person was heard last', async () => {
      const person = await somebody(at())
      await answerTo(at(), person, OWN)
      const data = { channel: 'teams', externalId: person.aadObjectId }
      const stale = { serviceUrl: 'http://127.0.0.1:1/', userId: 'x', seenIn: 'x', direct: 'a:old' }
      await at().app.db.prisma.chatReference.update({ where: { channel_externalId: data }, data: { reference: stale } })
      expect((await write(person)).row).toMatchObject({ state: 'failed', reason: 'foreign_service' })
      await answersTo(at(), personal(person, OWN))
      expect((await write(person)).messages).toMatchObject([{ conversation: directOf(person) }])
    })
  })
}
