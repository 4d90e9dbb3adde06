import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/infra/clock/clock.ts'
import { letterTo } from '../../delivery/support.ts'
import { appUninstalled, event, tokensRevoked } from '../../platform/slack/events.ts'
import { freshTs } from '../../platform/slack/fresh.ts'
import { directOf } from '../../platform/slack/identity.ts'
import { type At, posted, somebody, taken } from '../stage.ts'

/** What happens where the bot is shown out. It comes last: whoever is shown out stays so until it starts anew. */
export function removal(at: At): void {
  const noted = () => at().app.db.prisma.auditEntry.findMany({ where: { action: 'platform.removed' } })

  describe('a workspace', () => {
    it('that takes back tokens of people is still listened to', async () => {
      await taken(at(), event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] }, event_ts: freshTs() }))
      expect(await at().notReady()).toEqual([])
      expect(await noted()).toEqual([])
    })

    it.each([
      ['takes back the bot’s token', tokensRevoked(), 1],
      ['takes the app out', appUninstalled(), 2],
    ])('that %s is named where the bot is watched, and in the audit', async (_, removed, entries) => {
      await taken(at(), removed)
      expect(await at().notReady()).toEqual(['slack'])
      expect(await noted()).toHaveLength(entries)
      expect((await noted()).at(-1)).toMatchObject({ actor: 'slack', subject: 'slack' })
    })

    it('that lets the bot in again gets what had to wait', async () => {
      const user = await somebody(at())
      const { app, work, slack } = at()
      await slack.refuse('conversations.open', 'account_inactive')
      await slack.refuse('chat.postMessage', 'token_revoked')
      const id = newId()
      const answers = await posted(at(), async () => {
        await app.db.prisma.$transaction((tx) => app.post(tx, [{ ...letterTo('slack', user), id, purpose: 'notice' }]))
        work.wake()
      })
      expect(answers).toMatchObject([{ channel: directOf(user), text: 'お知らせ\n研修の案内です。' }])
      const row = await app.db.prisma.outboxMessage.findUniqueOrThrow({ where: { id }, include: { notes: true } })
      expect(row).toMatchObject({ state: 'sent', tries: 1 })
      expect(row.notes.map(({ reason }) => reason)).toEqual(['throttled', 'throttled'])
    })
  })
}
