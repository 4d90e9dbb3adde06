import { type Card, card } from '../../bot/card/card.ts'
import { cite, type Passage } from '../../domain/passage.ts'
import type { Sensitive } from '../../domain/screen/screen.ts'
import type { Contact } from '../../domain/settings.ts'
import { shorten } from '../../domain/text/shorten.ts'
import { contactsFor } from './rules.ts'
import { TEXT } from './texts.ts'

/** Characters of the policy's passage shown beside the contacts; a press to read on would have to be kept. */
const SHOWN = 120

/** The reply to somebody's own or another's situation: thanks once, what remains where, contacts, 119, the policy. */
export function comfortCard(
  about: Sensitive,
  contacts: readonly Contact[],
  { passages, deleting }: { readonly passages: readonly Passage[]; readonly deleting: string | undefined },
): Card {
  const remains = deleting === undefined ? TEXT.remains : TEXT.remainsThere(deleting)
  if (about === 'my_number') return card(TEXT.myNumber).text(remains).build()
  const fitting = contactsFor(about, contacts)
  let built = card(TEXT.thanks).text(remains).list(fitting.map(written))
  if (fitting.length === 0) built = built.text(TEXT.noContacts)
  if (about === 'misconduct') built = built.text(TEXT.misconduct)
  built = built.text(about === 'misconduct' ? '' : TEXT.emergency)
  const [passage] = passages
  if (passage) built = built.text(TEXT.beside).quote(shorten(passage.text.split('\n')[0] ?? '', SHOWN))
  return built.cite(...passages.map((passage) => cite(passage))).build()
}

/** All contacts, for whoever asks where to turn. */
export function contactsCard(contacts: readonly Contact[]): Card {
  const built = card(TEXT.title).list(contacts.map(written))
  return (contacts.length === 0 ? built.text(TEXT.noContacts) : built).text(TEXT.emergency, TEXT.untold).build()
}

function written({ name, phone, email, place, hours }: Contact): string {
  return [name, phone, email, place, hours].filter((part) => part !== undefined && part !== '').join('　')
}
