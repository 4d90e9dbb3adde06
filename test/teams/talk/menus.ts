import { describe, expect, it } from 'vitest'
import { TEXT } from '../../../src/channels/teams/texts.ts'
import { fetchTask, submitAction } from '../../platform/teams/activities.ts'
import { directOf } from '../../platform/teams/identity.ts'
import { tablesWith } from '../../support/tables.ts'
import { WRONG_TITLE } from '../../support/trial.ts'
import { wordsOf } from '../shown.ts'
import { type At, answersTo, somebody, taken } from '../stage.ts'

/** The entries in Teams' own menus, and the dialogs that they open. */
export function menus(at: At): void {
  describe('an entry in a menu', () => {
    it('that no feature has taken yet says that it is being prepared', async () => {
      const person = await somebody(at())
      for (const called of [undefined, { content: '<p>番号札</p>' }]) {
        const shown = await taken(at(), fetchTask(person, 'submitProposal', called))
        expect(shown).toMatchObject({ task: { type: 'continue', value: { title: TEXT.proposal } } })
        expect(JSON.stringify(shown)).toContain('準備中です')
      }
    })

    it('opens the form that a feature declares for it; what is handed in is answered in the personal chat', async () => {
      const person = await somebody(at())
      const shown = await taken(at(), fetchTask(person, 'trial_new'))
      expect(shown).toMatchObject({ task: { type: 'continue', value: { title: '提案を書く' } } })
      const data = { verb: 'form', form: 'trial', 'field.title': '番号札', 'field.body': '内容', 'field.about': 'desk' }
      const [answer] = await answersTo(at(), submitAction(person, 'trial_new', data))
      expect(answer?.conversation).toBe(directOf(person))
      expect(answer && wordsOf(answer)).toContain('件名：番号札')
    })

    it('says in the dialog that it was received, and puts nothing into a draft', async () => {
      const person = await somebody(at())
      const data = { verb: 'form', form: 'trial', 'field.title': '番号札', 'field.body': '内容' }
      const said = await taken(at(), submitAction(person, 'trial_new', data))
      expect(said).toEqual({ task: { type: 'message', value: TEXT.handedIn } })
    })

    it('comes back with what was typed and what is wrong, and stores nothing', async () => {
      const person = await somebody(at())
      const data = {
        verb: 'form',
        form: 'trial',
        'field.title': '十文字より長い件名です',
        'field.body': 'ここだけの話',
      }
      const again = JSON.stringify(await taken(at(), submitAction(person, 'trial_new', data)))
      for (const shown of [WRONG_TITLE, '十文字より長い件名です', 'ここだけの話']) expect(again).toContain(shown)
      expect(await tablesWith(at(), 'ここだけの話')).toEqual([])
    })

    it('of a message puts its words into the form, and who wrote them is left behind', async () => {
      const [person, author] = [await somebody(at()), await somebody(at(), { name: '本人太郎' })]
      const content = '<div><p>番号札を<at id="0">窓口</at>にも &amp; <strong>太く</strong><br>二行目</p></div>'
      const shown = JSON.stringify(
        await taken(at(), fetchTask(person, 'trial_from_message', { content, from: author })),
      )
      expect(shown).toContain('番号札を窓口にも & 太く\\n二行目')
      expect(shown).not.toContain('本人太郎')
      expect(shown).not.toContain(author.aadObjectId)
    })

    it('that is gone since it was opened says so', async () => {
      const person = await somebody(at())
      const said = await taken(at(), submitAction(person, 'trial_new', { verb: 'form', form: '' }))
      expect(said).toEqual({ task: { type: 'message', value: TEXT.gone } })
    })
  })
}
