import { describe, expect, it } from 'vitest'
import { TEXT as ASK } from '../../../src/features/ask/texts.ts'
import { TEXT as HOME } from '../../../src/features/home/texts.ts'
import { until } from '../../delivery/support.ts'
import { pressIn } from '../../platform/slack/acts.ts'
import { homeOpened } from '../../platform/slack/events.ts'
import { directOf } from '../../platform/slack/identity.ts'
import { type At, answersTo, button, buttonsOf, hanako, somebody } from '../stage.ts'

/** What a person sees of the bot before any word is said. */
export function pages(at: At): void {
  /** The page that was published for a person, once it is there. */
  async function pageOf(user: string) {
    const views = await until(
      async () => (await at().slack.views()).filter((view) => view.user === user && view.by === 'views.publish'),
      (all) => all.length > 0,
    )
    const [page] = views
    if (!page) throw new Error('no page')
    return page
  }

  describe('the home tab', () => {
    it('shows what every feature declares, in order, and says nothing in the chat', async () => {
      const user = await hanako(at())
      expect(await answersTo(at(), homeOpened(user, 'home'))).toEqual([])
      const written = JSON.stringify((await pageOf(user)).blocks)
      const places = [HOME.pageTitle, HOME.pageHow, ASK.pageTitle, ASK.pageOf('主事級')].map((text) =>
        written.indexOf(text),
      )
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places[0]).toBeGreaterThan(0)
    })

    it('tells a stranger nothing of anybody', async () => {
      const user = await somebody(at())
      await answersTo(at(), homeOpened(user, 'home'))
      expect(JSON.stringify(await pageOf(user))).toContain(ASK.pageUnlisted)
    })

    it('has buttons that are answered in the direct chat', async () => {
      const user = await hanako(at())
      await answersTo(at(), homeOpened(user, 'home'))
      const page = await pageOf(user)
      expect(buttonsOf(page).map(({ label }) => label)).toEqual(
        expect.arrayContaining(['相談先', '私に求められる能力']),
      )
      const { actionId, value } = button(page, '私に求められる能力')
      const answers = await answersTo(at(), pressIn(user, page, actionId, value))
      expect(answers).toMatchObject([{ channel: directOf(user), text: expect.stringContaining('主事級') }])
      expect(answers[0]?.thread_ts).toBeUndefined()
    })

    it('opened again still has them', async () => {
      const user = await somebody(at())
      await answersTo(at(), homeOpened(user, 'home'))
      const first = button(await pageOf(user), 'ヘルプ')
      await answersTo(at(), homeOpened(user, 'home'))
      await until(
        async () => button(await pageOf(user), 'ヘルプ').value,
        (value) => value !== first.value,
      )
      const page = await pageOf(user)
      const { actionId, value } = button(page, 'ヘルプ')
      expect((await answersTo(at(), pressIn(user, page, actionId, value)))[0]?.text).toContain(HOME.helpTitle)
    })
  })

  describe('the messages tab', () => {
    it('greets once, never twice', async () => {
      const user = await somebody(at())
      const opened = homeOpened(user, 'messages')
      expect(await answersTo(at(), opened)).toMatchObject([
        { channel: directOf(user), text: expect.stringContaining(HOME.greeting) },
      ])
      expect(await answersTo(at(), opened)).toEqual([])
      expect(await answersTo(at(), homeOpened(user, 'messages'))).toEqual([])
    })

    it('offers questions to begin with', async () => {
      const user = await somebody(at())
      await answersTo(at(), homeOpened(user, 'messages'))
      const [call] = await until(
        async () => {
          const calls = await at().slack.calls('assistant.threads.setSuggestedPrompts')
          return calls.filter(({ args }) => args.channel_id === directOf(user))
        },
        (calls) => calls.length > 0,
      )
      expect(call?.error).toBeNull()
      expect(call?.args.prompts).toEqual(at().app.offers.prompts.map(({ title, says }) => ({ title, message: says })))
      expect(call?.args.prompts).toHaveLength(4)
    })
  })
}
