import { type Card, card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import type { Meeting, MeetingUnit } from '../../domain/meeting/meeting.ts'
import type { Person } from '../../domain/people/person.ts'
import type { MeetingsPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** Somebody who may act on a unit's meetings. */
export interface Standing {
  readonly person: Person
  readonly unit: MeetingUnit
}

/** Either it may be done, or there is a card that says kindly why not. */
export type Allowed<T> = T | { readonly refused: Reply[] }

/** Someone the directory does not know. */
export function stranger(): Reply[] {
  return refusal(card(TEXT.unknownTitle).text(TEXT.unknown).build())
}

/**
 * Which unit's meeting is meant: the named one, else one's own, else the only one below that one heads. Others are
 * refused: a unit's meetings are for its people and its 所属長.
 */
export async function unitFor({ asker }: Turn, ports: MeetingsPorts, named?: string): Promise<Allowed<Standing>> {
  const { person } = asker
  if (!person) return { refused: stranger() }
  const units = await ports.units(person)
  const called = named === undefined ? units : units.filter(({ name, path }) => name === named || path === named)
  const own = called.find(({ standing }) => standing === 'member') ?? (called.length === 1 ? called[0] : undefined)
  if (own) return { person, unit: own }
  if (named !== undefined && called.length === 0) return { refused: refusal(card(TEXT.foreign).build()) }
  const [example] = called
  if (!example) return { refused: stranger() }
  return { refused: refusal(card(TEXT.whichUnit).text(TEXT.whichExample(example.name)).build()) }
}

/** The meeting that a button names, for somebody who may act on it; undefined where it is gone. */
export async function meetingFor(
  { meeting: id }: Given,
  { asker }: Turn,
  ports: MeetingsPorts,
): Promise<Allowed<Standing & { readonly meeting: Meeting }>> {
  const { person } = asker
  if (!person) return { refused: stranger() }
  const meeting = typeof id === 'string' ? await ports.meeting(id) : undefined
  if (!meeting) return { refused: refusal(card(TEXT.gone).build()) }
  const unit = (await ports.units(person)).find((each) => each.id === meeting.unitId)
  return unit ? { person, unit, meeting } : { refused: refusal(card(TEXT.foreign).build()) }
}

/** A card for the person alone, wherever they asked. */
export function own(shown: Card): Reply[] {
  return [{ card: shown, personal: true }]
}

function refusal(shown: Card): Reply[] {
  return own(shown)
}
