import type { FormAnswers } from '../../bot/card/form.ts'
import type { Event } from '../../bot/event.ts'
import type { Offers } from '../../bot/offers.ts'
import type { AdaptiveCard } from './card.ts'
import { renderForm } from './form.ts'
import type { FormPlace } from './presses.ts'

/** Takes what was handed in; gives the form once more where something in it is wrong, with what was typed and why. */
export function onceMore(event: Event | undefined, { forms }: Offers, place: FormPlace): AdaptiveCard | undefined {
  if (event?.kind !== 'submitted') return undefined
  const offered = forms.find(({ form }) => form.name === event.form)
  const faults: FormAnswers = offered?.check?.(event.answers) ?? {}
  if (!offered || Object.keys(faults).length === 0) return undefined
  return renderForm(offered.form, place, { answers: event.answers, faults })
}
