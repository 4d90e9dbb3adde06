import { type Card, card } from '../../bot/card/card.ts'
import type { Person } from '../../domain/people/person.ts'
import { labelOf } from '../../domain/people/roles.ts'
import type { Persona } from './ports.ts'
import { TEXT } from './texts.ts'

/** The personas of the sample city, and who one is now. */
export function personasCard(personas: readonly Persona[], person: Person | undefined): Card {
  return card(TEXT.personas)
    .list(personas.map(({ name, for: use }) => TEXT.persona(name, use)))
    .text(person ? TEXT.you(person.name, facts(person)) : TEXT.nobody, TEXT.become)
    .build()
}

/** What the directory says of oneself. */
export function selfCard(person: Person | undefined): Card {
  return card(person ? TEXT.you(person.name, facts(person)) : TEXT.nobody).build()
}

function facts({ unitPath, gradeName, jobFamily, roles, sample }: Person): string {
  const parts = [unitPath, `${gradeName}（${jobFamily}）`, roles.map(labelOf).join('・'), sample ? TEXT.sample : '']
  return parts.filter((part) => part !== '').join('　')
}
