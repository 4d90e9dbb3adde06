import { card } from '../../../bot/card/card.ts'
import type { Framework } from '../../../domain/competency/framework.ts'
import type { Citation } from '../../../domain/passage.ts'
import { type Answer, about, evidence } from '../answer.ts'
import type { WithoutTable } from '../reading/question.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** The awareness that is the ground of all abilities: those named, or all. */
export function awarenessAnswer(framework: Framework, ids: readonly string[]): Answer {
  const named = framework.awareness.filter(({ id }) => ids.includes(id))
  const shown = named.length > 0 ? named : framework.awareness
  const [first] = shown
  const title = named.length === 1 && first ? TEXT.awarenessOne(first.name) : TEXT.awarenessTitle
  const body = named.length === 1 && first ? card(title).quote(first.text) : card(title).facts(factsOf(shown))
  return {
    card: body
      .cite(...citations(framework, shown))
      .button(BUTTON.read, 'ask', 'read', { place: framework.awarenessRef })
      .build(),
    evidence: evidence('answered', pieces(framework, shown)),
    subject: about('ability', []),
  }
}

/** People of whom the policy has no table: the awareness for all, and whom to ask. */
export function withoutTableAnswer(framework: Framework, who: WithoutTable, desk: string): Answer {
  return {
    card: card(TEXT.withoutTable(who.name))
      .text(TEXT.withoutTableNext)
      .facts(factsOf(framework.awareness))
      .text(TEXT.withoutTableAsk(desk))
      .cite(...citations(framework, framework.awareness))
      .button(BUTTON.read, 'ask', 'read', { place: framework.awarenessRef })
      .build(),
    evidence: evidence('related', pieces(framework, framework.awareness)),
    subject: about('ability', []),
  }
}

type Shown = Framework['awareness']

function factsOf(shown: Shown) {
  return shown.map(({ name, text }) => ({ name, value: `「${text}」` }))
}

function citations(framework: Framework, shown: Shown): Citation[] {
  return shown.map(({ text }) => ({ quote: text, source: 'policy', ref: framework.awarenessRef }))
}

function pieces(framework: Framework, shown: Shown) {
  const each = shown.map(({ name, text }) => ({ text: `${name}　${text}`, ref: framework.awarenessRef, gradeIds: [] }))
  const together = each.map(({ text }) => text).join('\n')
  return shown.length === 1 ? each : [{ text: together, ref: framework.awarenessRef, gradeIds: [] }, ...each]
}
