import type { Quote } from './import-quotes.ts'
import type { Measures, Moment, Pillar, PillarItem } from './measures-shape.ts'

/** Everything in the measures that claims to be the policy's own words. The events of the timeline are summaries. */
export function quotesOf(measures: Measures): Quote[] {
  const { pillars, training_types: types, chapter5, scope, period, timeline } = measures
  return [
    ...pillars.flatMap(ofPillar),
    { place: `${types.ref} 総説`, text: types.general.text },
    ...types.items.flatMap(({ id, name, definition }) => both(id, name, definition)),
    ...chapter5.roles.flatMap(({ ref, title, text }) => both(ref, title, text)),
    ...both(scope.ref, scope.title, scope.text),
    ...both(period.ref, period.title, period.text),
    ...timeline.flatMap(ofMoment),
  ]
}

function ofPillar({ ref, name, goal, lead, items }: Pillar): Quote[] {
  return [...both(ref, name, lead), { place: `${ref} 目標`, text: goal }, ...items.flatMap(ofItem)]
}

function ofItem({ ref, name, lead, body, notes, main_measures }: PillarItem): Quote[] {
  return [
    ...both(ref, name, lead),
    ...body.map(({ text }, at) => ({ place: `${ref} 本文${at + 1}`, text })),
    ...notes.map(({ text }, at) => ({ place: `${ref} 注${at + 1}`, text })),
    ...main_measures.map(({ mark, text }) => ({ place: `${ref} 主な取組${mark}`, text })),
  ]
}

function ofMoment({ id, when, quotes }: Moment): Quote[] {
  return [
    { place: `年表${id} 時期`, text: when },
    ...quotes.map(({ text }, at) => ({ place: `年表${id} 引用${at + 1}`, text })),
  ]
}

function both(place: string, name: string, text: string): Quote[] {
  return [
    { place: `${place} 名称`, text: name },
    { place: `${place} 文`, text },
  ]
}
