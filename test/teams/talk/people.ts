import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/features/people/texts.ts'
import { newId } from '../../../src/infra/clock/clock.ts'
import { letterTo, until } from '../../delivery/support.ts'
import {
  fetchTask,
  installed,
  membersAdded,
  personal,
  submitAction,
  uninstalled,
} from '../../platform/teams/activities.ts'
import type { Activity } from '../../platform/teams/control.ts'
import { BOT, directOf, TENANT_ID } from '../../platform/teams/identity.ts'
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

  async function post(id: string, { aadObjectId }: PersonInput): Promise<void> {
    const letter = { ...letterTo('teams', aadObjectId), id, purpose: 'notice' as const }
    await at().app.db.prisma.$transaction((tx) => at().app.post(tx, [letter]))
    at().work.wake()
  }

  /** Writes somebody a message that they did not ask for; gives its row once it is settled. */
  async function write(person: PersonInput) {
    const id = newId()
    const messages = await posted(at(), () => post(id, person))
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

    it('never goes to a chat of two colleagues, in which a dialog was opened', async () => {
      const person = await somebody(at())
      await answerTo(at(), person, OWN)
      const between = {
        conversation: { id: '19:one_other@unq.gbl.spaces', conversationType: 'personal', tenantId: TENANT_ID },
      }
      await taken(at(), { ...fetchTask(person, 'trial_new'), ...between })
      const data = { verb: 'form', form: 'trial', 'field.title': '番号札', 'field.body': '内容' }
      const answers = await answersTo(at(), { ...submitAction(person, 'trial_new', data), ...between })
      expect(answers).toMatchObject([{ conversation: directOf(person) }])
      expect((await write(person)).messages).toMatchObject([{ conversation: directOf(person) }])
    })

    it('opens a chat with somebody who was heard in a dialog alone', async () => {
      const person = await somebody(at())
      const { conversation: _, ...nowhere } = fetchTask(person, 'trial_new')
      await taken(at(), nowhere as Activity)
      expect((await write(person)).messages).toMatchObject([{ conversation: directOf(person) }])
    })

    it('is not brought back by what comes beside a removal', async () => {
      const person = await somebody(at())
      await answerTo(at(), person, OWN)
      await answersTo(at(), uninstalled(person))
      const { membersAdded: _, ...beside } = membersAdded(person)
      await taken(at(), { ...beside, membersRemoved: [{ id: BOT.id }] } as Activity)
      expect(await referenceOf(person)).toBeNull()
    })

    it('waits while its person is known by an address that is not Teams’, and goes where they are heard next', async () => {
      const person = await somebody(at())
      await answerTo(at(), person, OWN)
      const key = { channel: 'teams', externalId: person.aadObjectId }
      const stale = { serviceUrl: 'http://127.0.0.1:1/', userId: 'x', direct: 'a:old' }
      await at().app.db.prisma.chatReference.update({ where: { channel_externalId: key }, data: { reference: stale } })
      const id = newId()
      const row = () => at().app.db.prisma.outboxMessage.findUniqueOrThrow({ where: { id } })
      const messages = await posted(at(), async () => {
        await post(id, person)
        await until(row, ({ reason }) => reason === 'foreign_service')
        await taken(at(), personal(person, OWN))
      })
      expect(messages.map(({ conversation }) => conversation)).toEqual([directOf(person), directOf(person)])
      expect(await row()).toMatchObject({ state: 'sent' })
    })
  })
}
