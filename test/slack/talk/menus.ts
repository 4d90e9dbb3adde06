import { describe, expect, it } from 'vitest'
import { messageShortcut, press, shortcut } from '../../platform/slack/acts.ts'
import { submit } from '../../platform/slack/forms.ts'
import { freshTs } from '../../platform/slack/fresh.ts'
import { directOf } from '../../platform/slack/identity.ts'
import type { View } from '../../platform/slack/views.ts'
import { quiet } from '../../support/quiet.ts'
import { tablesWith } from '../../support/tables.ts'
import { WRONG_TITLE } from '../../support/trial.ts'
import { type At, answersTo, answerTo, button, somebody, taken } from '../stage.ts'

const CHANNEL = 'C0MADOGUCHI'

/** The entries in Slack's own menus, and the forms that they open. */
export function menus(at: At): void {
  /** The form in front of somebody. */
  async function formOf(user: string): Promise<View> {
    const [view] = (await at().slack.views()).filter((each) => each.user === user && each.type === 'modal')
    if (!view) throw new Error('no form is open')
    return view
  }

  /** The press of the one button below what the bot answers. */
  async function pressing(user: string, text: string) {
    const answer = await answerTo(at(), user, text)
    const { actionId, value } = button(answer, '書く')
    return press(user, answer, actionId, value)
  }

  const effects = () => at().app.db.prisma.auditEntry.count({ where: { action: 'trial.submit' } })

  describe('an entry in a menu', () => {
    it('that no feature has taken yet says that it is being prepared', async () => {
      const [first, second] = [await somebody(at()), await somebody(at())]
      await taken(at(), shortcut(first, 'proposal_new'))
      const message = { ts: freshTs(), text: '番号札を増やしては', user: first }
      await taken(at(), messageShortcut(second, CHANNEL, message, 'proposal_from_message'))
      for (const user of [first, second]) expect(JSON.stringify((await formOf(user)).blocks)).toContain('準備中です')
    })

    it('opens the form that a feature declares for it', async () => {
      const user = await somebody(at())
      await taken(at(), shortcut(user, 'trial_new'))
      const form = await formOf(user)
      expect(form).toMatchObject({ title: { text: '提案を書く' }, callback_id: 'trial', by: 'views.open' })
      const inputs = form.blocks.filter(({ type }) => type === 'input')
      expect(inputs.map(({ block_id }) => block_id)).toEqual(['title', 'body', 'about'])
      expect(JSON.stringify(form)).not.toContain('initial_value')
    })

    it('of a message puts its words into the form, and who wrote them is left behind', async () => {
      const user = await somebody(at())
      const author = await somebody(at())
      const message = { ts: freshTs(), text: '番号札を<#C1|窓口>にも &amp; *太く*', user: author }
      await taken(at(), messageShortcut(user, CHANNEL, message, 'trial_from_message'))
      const form = await formOf(user)
      const body = form.blocks.find(({ block_id }) => block_id === 'body')
      expect(body).toMatchObject({ element: { initial_value: '番号札を#窓口にも & *太く*' } })
      expect(JSON.stringify(form)).not.toContain(author)
      expect(JSON.stringify(form)).not.toContain('山田太郎')
      await answersTo(at(), submit(user, form, { title: '番号札', body: '番号札を窓口にも' }))
      expect(await tablesWith(at(), author)).toEqual([])
    })

    it('of a message longer than the field shows its beginning', async () => {
      const user = await somebody(at())
      const message = { ts: freshTs(), text: '長'.repeat(3_500), user }
      await taken(at(), messageShortcut(user, CHANNEL, message, 'trial_from_message'))
      const body = (await formOf(user)).blocks.find(({ block_id }) => block_id === 'body')
      expect(body).toMatchObject({ element: { initial_value: `${'長'.repeat(199)}…` } })
    })
  })

  describe('a button that opens a form', () => {
    it('opens it at once; what is handed in is answered in the direct chat', async () => {
      const user = await somebody(at())
      await taken(at(), await pressing(user, '書きたい'))
      const form = await formOf(user)
      expect(form).toMatchObject({ callback_id: 'trial', by: 'views.open' })
      await quiet(at())
      expect(await answersTo(at(), submit(user, form, { title: '番号札', body: '内容' }))).toMatchObject([
        { channel: directOf(user), text: expect.stringContaining('受け付けました。') },
      ])
    })

    it('of a feature that is gone says so', async () => {
      const user = await somebody(at())
      await taken(at(), await pressing(user, '昔の様式'))
      expect(JSON.stringify((await formOf(user)).blocks)).toContain('いまは使えません')
    })
  })

  describe('a form', () => {
    it('with a wrong answer stays open and says at the field what is wrong; mended it is taken', async () => {
      const user = await somebody(at())
      await taken(at(), shortcut(user, 'trial_new'))
      const form = await formOf(user)
      const before = await effects()
      const { tries } = await taken(at(), submit(user, form, { title: '長すぎる件名です長すぎる', body: '内容' }))
      expect(tries[0]?.body).toEqual({ response_action: 'errors', errors: { title: WRONG_TITLE } })
      const answers = await answersTo(at(), submit(user, form, { title: '番号札', body: '内容', about: 'desk' }))
      expect(answers).toMatchObject([
        { channel: directOf(user), text: '受け付けました。\n件名：番号札\n内容：内容\n何について：desk' },
      ])
      expect(await effects()).toBe(before + 1)
    })

    it('handed in twice has one effect', async () => {
      const user = await somebody(at())
      await taken(at(), shortcut(user, 'trial_new'))
      const handedIn = submit(user, await formOf(user), { title: '番号札', body: '内容' })
      const before = await effects()
      expect(await answersTo(at(), handedIn)).toHaveLength(1)
      expect(await answersTo(at(), handedIn)).toEqual([])
      expect(await effects()).toBe(before + 1)
    })

    it('closes when it is taken, with nothing said in the acknowledgement', async () => {
      const user = await somebody(at())
      await taken(at(), shortcut(user, 'trial_new'))
      const { tries } = await taken(at(), submit(user, await formOf(user), { title: '番号札', body: '内容' }))
      expect([null, '', {}]).toContainEqual(tries[0]?.body)
      await quiet(at())
    })
  })
}
