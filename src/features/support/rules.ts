import type { Sensitive } from '../../domain/screen/screen.ts'
import type { Contact } from '../../domain/settings.ts'
import { squash } from '../../domain/text/normalise.ts'

/** The topics of the contacts that fit, the nearest first. */
const TOPICS: Readonly<Record<Sensitive, readonly Contact['topic'][]>> = {
  crisis: ['health', 'general'],
  health: ['health', 'general'],
  harassment: ['harassment', 'health', 'general'],
  misconduct: ['misconduct', 'general'],
  my_number: [],
}

/** Takes the class of a message and the city's contacts; gives those that fit, the nearest first. */
export function contactsFor(about: Sensitive, contacts: readonly Contact[]): readonly Contact[] {
  return TOPICS[about].flatMap((topic) => contacts.filter((contact) => contact.topic === topic))
}

/** Asking where to turn, with no own case told: 「相談窓口はどこ」. What is arranged is asked of the documents. */
export function asksWhere(text: string): boolean {
  const asked = squash(text)
  if (/取組|取り組み|体制|整備|周知|目的|方針|充実/.test(asked)) return false
  return (
    /相談(窓口|先|できる(所|ところ|場所|人))/.test(asked) &&
    /どこ|教えて|あり(ます|ませ)|ある|知り|は[?？]?$|だれ|誰|連絡/.test(asked)
  )
}
