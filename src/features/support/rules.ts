import type { Sensitive } from '../../domain/screen/screen.ts'
import type { Contact } from '../../domain/settings.ts'

/** Where the policy speaks of such a matter. */
const PLACES: Readonly<Record<Sensitive, readonly string[]>> = {
  crisis: ['第４章４⑵'],
  health: ['第４章４⑵'],
  harassment: ['第４章４⑶'],
  misconduct: ['第２章６⑺'],
  my_number: [],
}

/** The topics of the contacts that fit, the nearest first. */
const TOPICS: Readonly<Record<Sensitive, readonly Contact['topic'][]>> = {
  crisis: ['health', 'general'],
  health: ['health', 'general'],
  harassment: ['harassment', 'health', 'general'],
  misconduct: ['misconduct', 'general'],
  my_number: [],
}

/** Takes the class of a message; gives the places of the policy beside it. */
export function placesFor(about: Sensitive): readonly string[] {
  return PLACES[about]
}

/** Takes the class of a message and the city's contacts; gives those that fit, the nearest first. */
export function contactsFor(about: Sensitive, contacts: readonly Contact[]): readonly Contact[] {
  return TOPICS[about].flatMap((topic) => contacts.filter((contact) => contact.topic === topic))
}
